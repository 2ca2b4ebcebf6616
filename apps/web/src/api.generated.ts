// Written by `npm run generate` from the routes.
export interface paths {
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 接口密钥 · API keys
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        get: operations["apiKeys.list.get.api-keys"];
        put?: never;
        /**
         * 新建接口密钥（密钥只显示一次） · Create an API key; its secret is shown once
         * @description 办理人 · who: 供应商负责人 (supplier-approver)
         */
        post: operations["apiKeys.create.post.api-keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 停用接口密钥 · End an API key
         * @description 办理人 · who: 供应商负责人 (supplier-approver)
         */
        post: operations["apiKeys.end.post.api-keys.by-id.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 申请列表（按时间、序号或到期日） · Applications, by time, place in line or due date
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["applications.list.get.applications"];
        put?: never;
        /**
         * 起草服务券申请 · Begin an application
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["applications.create.post.applications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 申请详情 · One application
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["applications.read.get.applications.by-id"];
        /**
         * 保存申请（草稿或退回补正） · Save a draft or a returned application
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        put: operations["applications.update.put.applications.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 复核通过并发券 · Approve and issue the voucher
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["applications.approve.post.applications.by-id.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 取回有异议的申请 · Take a disputed application back
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["applications.bringBack.post.applications.by-id.bring-back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 供应商确认 · Confirm as the supplier
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["applications.confirm.post.applications.by-id.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/confirm-in-place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 代供应商确认（供应商被暂停、取消或逾期未答复） · Confirm in the supplier's place
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        post: operations["applications.confirmInPlace.post.applications.by-id.confirm-in-place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 供应商提出异议 · Dispute as the supplier
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["applications.dispute.post.applications.by-id.dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载本案文件 · Download a file of the case
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["applications.file.get.applications.by-id.files.by-fileId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载申请回执 · Download the receipt
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["applications.receipt.get.applications.by-id.receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 不予通过 · Reject
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["applications.reject.post.applications.by-id.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回补正 · Return for correction
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        post: operations["applications.return.post.applications.by-id.return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 审核（经办） · Review
         * @description 办理人 · who: 市级经办 (city-reviewer)
         */
        post: operations["applications.review.post.applications.by-id.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回经办 · Send back to the reviewer
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["applications.sendBack.post.applications.by-id.send-back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交服务券申请 · Submit an application
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["applications.submit.post.applications.by-id.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤回申请 · Withdraw an application
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["applications.withdraw.post.applications.by-id.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 各状态件数 · How many in each state
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["applications.count.get.applications.counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出服务券申请列表（XLSX） · Applications as a workbook, with the list's own filters
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["applications.list.get.applications.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 试算与资格自检 · Live calculation and self-check
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        get: operations["applications.preview.get.applications.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载内置数据库备份 · Download a backup of the embedded database
         * @description 办理人 · who: 系统管理员 (system-admin)
         */
        get: operations["backup.take.get.backup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 目录版本 · Catalogue versions
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["catalogues.list.get.catalogues"];
        put?: never;
        /**
         * 编制目录（数据） · Draft a catalogue from data
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["catalogues.create.post.catalogues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 目录详情 · A catalogue version
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["catalogues.read.get.catalogues.by-id"];
        /**
         * 修改目录草稿 · Rewrite a draft
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        put: operations["catalogues.change.put.catalogues.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogues/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 录入专家委确认纪要 · Enter the panel's minute
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["catalogues.confirm.post.catalogues.by-id.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogues/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 与另一版本比较 · Compare with another version
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["catalogues.read.get.catalogues.by-id.diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogues/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 发布目录 · Publish the catalogue
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["catalogues.publish.post.catalogues.by-id.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogues/{id}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载目录（XLSX） · Download as XLSX
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["catalogues.read.get.catalogues.by-id.workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogues/from-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 编制目录（导入附件 1.1 表格） · Draft a catalogue from the sheet of annex 1.1
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["catalogues.create.post.catalogues.from-file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/city-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 地市执行情况 · The figures of one city in one plan
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["cityFigures.read.get.city-figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/city-figures/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出地市执行情况（XLSX） · The figures of one city as a workbook
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["cityFigures.read.get.city-figures.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算申请列表 · Claims, the newest first or in the order of settlement
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["claims.list.get.claims"];
        put?: never;
        /**
         * 起草结算申请 · Draft a claim on a voucher
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["claims.create.post.claims"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算申请 · A claim
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["claims.read.get.claims.by-id"];
        /**
         * 保存结算申请草稿 · Change a draft or a returned claim
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        put: operations["claims.update.put.claims.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 复核通过 · The approver approves
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["claims.approve.post.claims.by-id.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 取回结算申请补正 · Take a claim back to correct it
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["claims.bringBack.post.claims.by-id.bring-back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 供应商确认结算 · The supplier confirms a claim
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["claims.confirm.post.claims.by-id.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/confirm-in-place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 主管部门代供应商确认 · The bureau confirms in the supplier's place
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        post: operations["claims.confirmInPlace.post.claims.by-id.confirm-in-place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/defer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 暂缓 · Defer a claim, with reason and end
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["claims.defer.post.claims.by-id.defer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 供应商提出异议 · The supplier disputes a claim
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["claims.dispute.post.claims.by-id.dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/line": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算顺位及前方情况 · The claim's place in line, and who is ahead
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["claims.line.get.claims.by-id.line"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算申请回执（PDF） · The receipt of a submitted claim (PDF)
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["claims.receipt.get.claims.by-id.receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 不予通过 · Reject a claim
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["claims.reject.post.claims.by-id.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 恢复办理 · End a deferral
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["claims.resume.post.claims.by-id.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回企业补正 · Return a claim for correction
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        post: operations["claims.return.post.claims.by-id.return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 经办审核并建议通过 · The reviewer answers the checklist and recommends
         * @description 办理人 · who: 市级经办 (city-reviewer)
         */
        post: operations["claims.review.post.claims.by-id.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回经办重新审核 · The approver sends the claim back to the reviewer
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["claims.sendBack.post.claims.by-id.send-back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/settlement-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 该结算申请在各期清单中的结果 · How a claim fared on the lists so far
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["settlements.ofClaim.get.claims.by-id.settlement-lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交结算申请 · Submit a claim
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["claims.submit.post.claims.by-id.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤回结算申请 · Withdraw a claim
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["claims.withdraw.post.claims.by-id.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算申请各状态件数 · How many claims are in which state
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["claims.counts.get.claims.counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出结算申请列表（XLSX） · Claims as a workbook, with the list's own filters
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["claims.list.get.claims.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 业务时钟 · The business clock
         * @description 办理人 · who: 公开 · public
         */
        get: operations["clock.read.get.clock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 向前调整业务时钟（仅演示模式），期间到期的事项逐日办理 · Move the business clock forward (demo mode only); what falls due on the way is done day by day
         * @description 办理人 · who: 系统管理员 (system-admin)
         */
        post: operations["clock.advance.post.clock.advance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conduct-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 信用档案 · The conduct record
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["conduct.list.get.conduct-records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 合同列表 · Contracts
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["contracts.list.get.contracts"];
        put?: never;
        /**
         * 登记合同（草稿） · Enter a contract as a draft
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["contracts.create.post.contracts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 合同详情（含逐项可补助说明） · A contract with the reason for each fee line
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["contracts.read.get.contracts.by-id"];
        /**
         * 修改合同草稿 · Change a draft
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        put: operations["contracts.edit.put.contracts.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/annexes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 添加补签附件 · Add a supplementary annex
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["contracts.addAnnex.post.contracts.by-id.annexes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/invoice-reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 读取发票文件并与合同双方比对 · Read an invoice file and compare it with the contract's parties
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        get: operations["invoices.readFile.get.contracts.by-id.invoice-reading"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载按填报内容生成的合同或补充附件（PDF） · Download the filled contract, or its annex, as PDF
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)
         */
        get: operations["contracts.template.get.contracts.by-id.template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 演示人员（仅演示模式） · Demo people (demo mode only)
         * @description 办理人 · who: 公开 · public
         */
        get: operations["sessions.demoPeople.get.demo-people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 政策版本详情 · An edition
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["editions.read.get.editions.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 条件自测（无须登录） · Check the conditions of taking part, without an account
         * @description 办理人 · who: 公开 · public
         */
        post: operations["eligibility.check.post.eligibility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 企业名单 · Enterprises
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["enterprises.list.get.enterprises"];
        put?: never;
        /**
         * 企业注册（人员、单位、企业登记一次填报，保存为草稿） · Register an enterprise with its first person, as a draft
         * @description 办理人 · who: 公开 · public
         */
        post: operations["enterprises.register.post.enterprises"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 企业详情 · An enterprise
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["enterprises.read.get.enterprises.by-id"];
        /**
         * 修改企业登记 · Change the registration
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        put: operations["enterprises.edit.put.enterprises.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/certify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 核验企业登记 · Certify the registration
         * @description 办理人 · who: 市级经办 (city-reviewer)
         */
        post: operations["enterprises.certify.post.enterprises.by-id.certify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/certify-year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 核验年度数据 · Certify a year's figures
         * @description 办理人 · who: 市级经办 (city-reviewer)
         */
        post: operations["enterprises.certifyYear.post.enterprises.by-id.certify-year"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 修改联系方式 · Change the contact
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        put: operations["enterprises.editContact.put.enterprises.by-id.contact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/payment-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 收款账户 · Payment accounts
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["paymentAccounts.list.get.enterprises.by-id.payment-accounts"];
        put?: never;
        /**
         * 提出收款账户 · Propose a payment account
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)
         */
        post: operations["paymentAccounts.propose.post.enterprises.by-id.payment-accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本单位人员 · The people of one's own enterprise
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        get: operations["enterprises.listPeople.get.enterprises.by-id.people"];
        put?: never;
        /**
         * 添加本单位人员 · Add a person to one's own enterprise
         * @description 办理人 · who: 企业负责人 (enterprise-approver)
         */
        post: operations["enterprises.addPerson.post.enterprises.by-id.people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/people/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 停用本单位人员 · End what a person may do for one's own enterprise
         * @description 办理人 · who: 企业负责人 (enterprise-approver)
         */
        post: operations["enterprises.endPerson.post.enterprises.by-id.people.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重新打开已核验的登记以变更 · Reopen a certified registration to change it
         * @description 办理人 · who: 企业负责人 (enterprise-approver)
         */
        post: operations["enterprises.reopen.post.enterprises.by-id.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回企业登记 · Return the registration
         * @description 办理人 · who: 市级经办 (city-reviewer)
         */
        post: operations["enterprises.return.post.enterprises.by-id.return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/return-year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回年度数据 · Return a year's figures
         * @description 办理人 · who: 市级经办 (city-reviewer)
         */
        post: operations["enterprises.returnYear.post.enterprises.by-id.return-year"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交企业登记 · Submit the registration
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["enterprises.submit.post.enterprises.by-id.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 填报年度数据 · Declare a year's figures
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["enterprises.declareYear.post.enterprises.by-id.years"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 各市各状态企业数 · Enterprises by city and state
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["enterprises.counts.get.enterprises.counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 上传文件（正文为文件内容） · Upload a file (the body is its content)
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        post: operations["files.upload.post.files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 文件信息 · About a file
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        get: operations["files.read.get.files.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载文件 · Download a file
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        get: operations["files.read.get.files.by-id.content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 操作记录查询 · Who did what when
         * @description 办理人 · who: 审计管理员 (audit-admin)
         */
        get: operations["history.search.get.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一件业务的全部留痕与资金流水 · A case from its first step to its last fen
         * @description 办理人 · who: 审计管理员 (audit-admin)、抽查人员 (inspector)、省级政策管理 (province-policy)、省级审核 (province-reviewer)
         */
        get: operations["history.read.get.history.trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/implementation-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 实施情况表列表 · Implementation reports
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["implementationReports.list.get.implementation-reports"];
        put?: never;
        /**
         * 即时生成实施情况表 · Make an implementation report now
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、省级政策管理 (province-policy)、省级审核 (province-reviewer)
         */
        post: operations["implementationReports.create.post.implementation-reports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/implementation-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 实施情况表 · An implementation report with its marks and their evidence
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["implementationReports.read.get.implementation-reports.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/implementation-reports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载实施情况表（XLSX、PDF 或冻结内容 JSON） · Download an implementation report (XLSX, PDF, or the frozen content as JSON)
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["implementationReports.download.get.implementation-reports.by-id.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inquiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 咨询投诉列表 · Questions and complaints sent to the office, the newest first
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["inquiries.list.get.inquiries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inquiries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 咨询投诉 · A question or complaint
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["inquiries.read.get.inquiries.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inquiries/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 答复咨询投诉 · Answer a question or complaint
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、省级政策管理 (province-policy)、省级审核 (province-reviewer)
         */
        post: operations["inquiries.answer.post.inquiries.by-id.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inquiries/{id}/forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 转交咨询投诉 · Hand a question or complaint on to another office
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、省级政策管理 (province-policy)、省级审核 (province-reviewer)
         */
        post: operations["inquiries.forward.post.inquiries.by-id.forward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 发票列表 · Invoices
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["invoices.list.get.invoices"];
        put?: never;
        /**
         * 登记发票 · Enter an invoice of a contract
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["invoices.create.post.invoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 发票 · An invoice
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["invoices.read.get.invoices.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 删除发票（未用于已提交的结算申请） · Delete an invoice that no submitted claim relies on
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["invoices.delete.post.invoices.by-id.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 消息 · Messages of my organisation and role
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        get: operations["messages.list.get.messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 标为已读 · Mark a message as read
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        post: operations["messages.read.post.messages.by-id.read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 全部标为已读 · Mark all messages as read
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        post: operations["messages.readAll.post.messages.read-all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 未读消息数 · How many messages are unread
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        get: operations["messages.unread.get.messages.unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/own-site": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 登记部门网站公示的网址和日期 · Record address and date of the notice on the bureau's own site
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        post: operations["notices.recordOwnSite.post.notices.by-id.own-site"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 异议列表 · Objections
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["objections.list.get.objections"];
        put?: never;
        /**
         * 提出异议（公示期内） · File an objection, within the notice
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["objections.file.post.objections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 异议 · An objection
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["objections.read.get.objections.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}/admit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 受理异议 · Admit an objection
         * @description 办理人 · who: 市级经办 (city-reviewer)
         */
        post: operations["objections.admit.post.objections.by-id.admit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 答复异议 · Answer an objection
         * @description 办理人 · who: 市级经办 (city-reviewer)
         */
        post: operations["objections.answer.post.objections.by-id.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 异议不成立 · Dismiss an objection
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["objections.dismiss.post.objections.by-id.dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 不予受理 · Declare an objection inadmissible
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["objections.setAside.post.objections.by-id.set-aside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}/uphold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 异议成立：移除、调减或列入下一清单处理 · Uphold: take the line off, lower it, or give the claim its turn in the next list
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["objections.uphold.post.objections.by-id.uphold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤回异议 · Withdraw an objection
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["objections.withdraw.post.objections.by-id.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/office-contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 填写本单位联系方式 · Say how one's office is reached
         * @description 办理人 · who: 市级复核 (city-approver)、省级政策管理 (province-policy)
         */
        post: operations["offices.setContact.post.office-contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 机构名单 · The offices
         * @description 办理人 · who: 安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        get: operations["people.list.get.offices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 恢复享受政策 · Lift a suspension
         * @description 办理人 · who: 省级审核 (province-reviewer)
         */
        post: operations["conduct.reinstate.post.organisations.by-id.reinstate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 暂停享受政策 · Suspend an enterprise or a supplier
         * @description 办理人 · who: 省级审核 (province-reviewer)
         */
        post: operations["conduct.suspend.post.organisations.by-id.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 待确认的收款账户 · Payment accounts that wait to be confirmed
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)
         */
        get: operations["paymentAccounts.queue.get.payment-accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-accounts/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 确认收款账户（须由另一人） · Confirm a payment account (another person)
         * @description 办理人 · who: 企业负责人 (enterprise-approver)、市级经办 (city-reviewer)、市级财政 (city-finance)
         */
        post: operations["paymentAccounts.confirm.post.payment-accounts.by-id.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-accounts/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 不予确认收款账户 · Refuse a payment account
         * @description 办理人 · who: 企业负责人 (enterprise-approver)、市级经办 (city-reviewer)、市级财政 (city-finance)
         */
        post: operations["paymentAccounts.refuse.post.payment-accounts.by-id.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-lines/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 兑付凭据 · The receipt of a payment
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["payments.receipt.get.payment-lines.by-id.receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-lines/{id}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 兑付凭据（PDF） · The receipt of a payment as PDF
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["payments.receipt.get.payment-lines.by-id.receipt.pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-lines/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 失败的支付转为待兑付（银行原因，账户不变） · Make a failed payment payable again although the account stays: the fault was the bank's
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        post: operations["payments.retry.post.payment-lines.by-id.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-lines/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 登记银行来函告知的退回（待另一人复核） · Note a return that the bank told of by letter; another person decides on it
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        post: operations["payments.noteReturn.post.payment-lines.by-id.return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 兑付凭据列表 · Receipts of payments
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["payments.receipts.get.payment-receipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 兑付批次列表 · Payment batches
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["payments.list.get.payments"];
        put?: never;
        /**
         * 编制兑付批次 · Draft a payment batch
         * @description 办理人 · who: 市级经办 (city-reviewer)
         */
        post: operations["payments.draft.post.payments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 兑付批次 · A payment batch
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["payments.read.get.payments.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载国库文件（每次相同） · The treasury's file, the same bytes every time
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        get: operations["payments.file.get.payments.by-id.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 兑付明细 · The lines of a batch
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["payments.lines.get.payments.by-id.lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回批次 · Refuse a batch
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        post: operations["payments.refuse.post.payments.by-id.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 核付并生成国库文件 · Release a batch and write the treasury's file
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        post: operations["payments.release.post.payments.by-id.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/result-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 预览银行回执：逐行说明将如何入账 · What importing a bank's result would do, row by row
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        get: operations["payments.previewResult.get.payments.by-id.result-preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/result-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载银行回执模板（已填明细） · The form of the bank's result, with the batch's lines
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        get: operations["payments.resultTemplate.get.payments.by-id.result-template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 导入银行回执 · Import the bank's result
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        post: operations["payments.importResult.post.payments.by-id.results"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 登记已送国库 · Note that the file was handed to the treasury
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        post: operations["payments.send.post.payments.by-id.send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出兑付批次列表（XLSX） · Payment batches as a workbook, with the list's own filters
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["payments.list.get.payments.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/payable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 某清单现可兑付的行，及暂不能兑付的原因 · What of a list could be paid now, and what cannot and why
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["payments.payable.get.payments.payable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 人员名单 · People of the offices
         * @description 办理人 · who: 安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        get: operations["people.list.get.people"];
        put?: never;
        /**
         * 新增人员 · Create a person of an office
         * @description 办理人 · who: 安全管理员 (security-admin)
         */
        post: operations["people.create.post.people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 停用人员 · Disable a person; his sessions end at once
         * @description 办理人 · who: 安全管理员 (security-admin)
         */
        post: operations["people.disable.post.people.by-id.disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 恢复停用的人员 · Let a disabled person work again
         * @description 办理人 · who: 安全管理员 (security-admin)
         */
        post: operations["people.enable.post.people.by-id.enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重设口令 · Set a new password; the person's sessions end
         * @description 办理人 · who: 安全管理员 (security-admin)
         */
        post: operations["people.resetPassword.post.people.by-id.password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/reset-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 解除人员的动态码绑定 · Take away a lost second factor
         * @description 办理人 · who: 安全管理员 (security-admin)
         */
        post: operations["people.resetSecondFactor.post.people.by-id.reset-second-factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 调整岗位 · Change a person's roles in an office; his sessions end
         * @description 办理人 · who: 安全管理员 (security-admin)
         */
        put: operations["people.changeRoles.put.people.by-id.roles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 年度计划列表 · Plans
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["plans.list.get.plans"];
        put?: never;
        /**
         * 编制年度计划 · Create a year's plan
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["plans.create.post.plans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 年度计划：各地市切块、额度与资金 · A plan with its cities, capacity and cash
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["plans.read.get.plans.by-id"];
        /**
         * 调整预算与目标 · Change budget and target
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        put: operations["plans.change.put.plans.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/allotments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 切块到地市（整表） · Split the plan to the cities (the whole table)
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        put: operations["plans.allot.put.plans.by-id.allotments"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 年度结转 · Close the plan
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["plans.close.post.plans.by-id.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 年度计划执行情况（按地市） · Target against actual, by city
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["plans.dashboard.get.plans.by-id.dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/dashboard/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出执行情况（XLSX） · Target against actual as XLSX
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["plans.dashboard.get.plans.by-id.dashboard.workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 地市间调剂额度或资金 · Move allotment or cash between cities
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["plans.move.post.plans.by-id.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 发布年度计划 · Publish the plan
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["plans.publish.post.plans.by-id.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/publish-guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 发布申领指南 · Publish the guide to applying
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["plans.publishGuide.post.plans.by-id.publish-guide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本单位产品 · One's own products
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        get: operations["products.listOwn.get.products"];
        put?: never;
        /**
         * 新增产品（草稿） · Enter a product as a draft
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["products.create.post.products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本单位产品详情 · One of one's own products
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        get: operations["products.read.get.products.by-id"];
        /**
         * 修改产品草稿 · Change a draft
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        put: operations["products.edit.put.products.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 产品上架 · List a product
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["products.list.post.products.by-id.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 产品下架 · Withdraw a product
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["products.withdraw.post.products.by-id.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 方案列表 · Programmes
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["programmes.list.get.programmes"];
        put?: never;
        /**
         * 新建方案 · Create a programme
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["programmes.create.post.programmes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 方案 · A programme
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["programmes.read.get.programmes.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{id}/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 政策版本 · Editions
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["editions.list.get.programmes.by-id.editions"];
        put?: never;
        /**
         * 新增政策版本 · Add an edition
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["editions.create.post.programmes.by-id.editions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proof/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 历次验算 · The latest runs of the proof
         * @description 办理人 · who: 系统管理员 (system-admin)、审计管理员 (audit-admin)、省级政策管理 (province-policy)、省级审核 (province-reviewer)
         */
        get: operations["proof.read.get.proof.runs"];
        put?: never;
        /**
         * 立即验算 · Run the proof now
         * @description 办理人 · who: 系统管理员 (system-admin)、审计管理员 (audit-admin)
         */
        post: operations["proof.run.post.proof.runs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proof/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一次验算的结果 · One run of the proof
         * @description 办理人 · who: 系统管理员 (system-admin)、审计管理员 (audit-admin)、省级政策管理 (province-policy)、省级审核 (province-reviewer)
         */
        get: operations["proof.read.get.proof.runs.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/acceptance-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载验收报告空表、样表（PDF） · Download the acceptance report as PDF, blank or as a sample
         * @description 办理人 · who: 公开 · public
         */
        get: operations["claims.acceptanceForm.get.public.acceptance-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 申领与结算日历 · Calendar of rounds and settlement periods
         * @description 办理人 · who: 公开 · public
         */
        get: operations["calendar.windows.get.public.calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 日历订阅（ICS） · The calendar as a feed (ICS)
         * @description 办理人 · who: 公开 · public
         */
        get: operations["calendar.feed.get.public.calendar.ics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/catalogue-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 附件 1.1 表格模板（XLSX） · The blank sheet of annex 1.1 (XLSX)
         * @description 办理人 · who: 公开 · public
         */
        get: operations["catalogues.template.get.public.catalogue-template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/catalogue-vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 业务环节、类型（含定义）与应用阶段 · Segments, kinds with their definitions, stages
         * @description 办理人 · who: 公开 · public
         */
        get: operations["catalogues.vocabulary.get.public.catalogue-vocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/contract-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载合同或补充附件的空表、样表（PDF） · Download the contract or its annex as PDF, blank or as a sample
         * @description 办理人 · who: 公开 · public
         */
        get: operations["contracts.blankTemplate.get.public.contract-template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/inquiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交咨询或投诉 · Send a question or a complaint
         * @description 办理人 · who: 公开 · public
         */
        post: operations["inquiries.file.post.public.inquiries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/inquiries/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 凭编号和查询码查看答复 · See the answer, by number and code
         * @description 办理人 · who: 公开 · public
         */
        post: operations["inquiries.lookUp.post.public.inquiries.look-up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算清单公示列表 · Public notices of settlement lists
         * @description 办理人 · who: 公开 · public
         */
        get: operations["notices.list.get.public.notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 公示 · A notice
         * @description 办理人 · who: 公开 · public
         */
        get: operations["notices.read.get.public.notices.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/notices/{id}/embed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 公示全文（供部门网站嵌入） · A whole notice, for the bureau's own site
         * @description 办理人 · who: 公开 · public
         */
        get: operations["notices.embed.get.public.notices.by-id.embed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/notices/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载公示的清单（CSV、XLSX、PDF） · The noticed list as CSV, XLSX or PDF
         * @description 办理人 · who: 公开 · public
         */
        get: operations["notices.file.get.public.notices.by-id.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/notices/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 公示明细，含结转和未列入及原因 · The lines of a notice, with what is carried over or left out and why
         * @description 办理人 · who: 公开 · public
         */
        get: operations["notices.lines.get.public.notices.by-id.lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 省和各地市主管部门的联系方式 · How the offices of the province and the cities are reached
         * @description 办理人 · who: 公开 · public
         */
        get: operations["offices.contacts.get.public.offices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/plans/{id}/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载申领指南 · Download the guide to applying
         * @description 办理人 · who: 公开 · public
         */
        get: operations["plans.guide.get.public.plans.by-id.guide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 产品名录（公开） · The public list of products
         * @description 办理人 · who: 公开 · public
         */
        get: operations["products.public.get.public.products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 方案与开放批次、各地市剩余额度 · Programmes with open rounds and what is left by city
         * @description 办理人 · who: 公开 · public
         */
        get: operations["programmes.public.get.public.programmes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 方案及其政策参数 · A programme with its parameters
         * @description 办理人 · who: 公开 · public
         */
        get: operations["programmes.public.get.public.programmes.by-code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 现行目录及各档额度（可筛选、检索） · The catalogue in use with amounts per tier, filtered and searched
         * @description 办理人 · who: 公开 · public
         */
        get: operations["catalogues.public.get.public.programmes.by-code.catalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/catalogue-diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 两版目录的差异 · What changed between two published versions
         * @description 办理人 · who: 公开 · public
         */
        get: operations["catalogues.public.get.public.programmes.by-code.catalogue-diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/catalogues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 已发布的目录版本 · Published catalogue versions
         * @description 办理人 · who: 公开 · public
         */
        get: operations["catalogues.public.get.public.programmes.by-code.catalogues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/catalogues/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 某一版目录（JSON） · One published version as JSON
         * @description 办理人 · who: 公开 · public
         */
        get: operations["catalogues.public.get.public.programmes.by-code.catalogues.by-number"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/catalogues/{number}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 某一版目录（XLSX） · One published version as XLSX
         * @description 办理人 · who: 公开 · public
         */
        get: operations["catalogues.public.get.public.programmes.by-code.catalogues.by-number.workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 工作目标与实际完成 · Goals with what the records say
         * @description 办理人 · who: 公开 · public
         */
        get: operations["programmes.goals.get.public.programmes.by-code.goals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/open-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 数据公开：各地市、各月发券与兑付 · Open data: vouchers and payments by city and by month
         * @description 办理人 · who: 公开 · public
         */
        get: operations["programmes.openData.get.public.programmes.by-code.open-data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/open-data/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 数据公开（CSV） · Open data as CSV
         * @description 办理人 · who: 公开 · public
         */
        get: operations["programmes.openData.get.public.programmes.by-code.open-data.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/standard-diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 两版奖补标准的差异 · What changed between two published versions
         * @description 办理人 · who: 公开 · public
         */
        get: operations["standards.public.get.public.programmes.by-code.standard-diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 已发布的奖补标准版本 · Published standard versions
         * @description 办理人 · who: 公开 · public
         */
        get: operations["standards.public.get.public.programmes.by-code.standards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/standards/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 某一版奖补标准（JSON） · One published version as JSON
         * @description 办理人 · who: 公开 · public
         */
        get: operations["standards.public.get.public.programmes.by-code.standards.by-number"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/standards/{number}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 附件 1.1 目录及奖补标准（XLSX） · Annex 1.1, catalogue and standard (XLSX)
         * @description 办理人 · who: 公开 · public
         */
        get: operations["standards.public.get.public.programmes.by-code.standards.by-number.workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes/{code}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 按业务环节、类型、阶段、规模的统计 · Statistics by segment, kind, stage and size
         * @description 办理人 · who: 公开 · public
         */
        get: operations["programmes.statistics.get.public.programmes.by-code.statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 凭编号和统一社会信用代码查询办理进度 · How far a case is, by its number and the enterprise's credit code
         * @description 办理人 · who: 公开 · public
         */
        post: operations["progress.read.post.public.progress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/subsidy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 补助试算 · Work out a subsidy
         * @description 办理人 · who: 公开 · public
         */
        get: operations["subsidy.calculate.get.public.subsidy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 供应商名录（公开） · The public list of suppliers
         * @description 办理人 · who: 公开 · public
         */
        get: operations["suppliers.public.get.public.suppliers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/vouchers/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 核验服务券（仅状态和脱敏名称） · Verify a voucher (state and masked holder only)
         * @description 办理人 · who: 公开 · public
         */
        get: operations["vouchers.verify.get.public.vouchers.by-code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/work-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 工作日历 · The working-day calendar
         * @description 办理人 · who: 公开 · public
         */
        get: operations["calendar.read.get.public.work-calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一件事项各环节的评价 · The ratings of a case, step by step
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["ratings.list.get.ratings"];
        put?: never;
        /**
         * 评价已办结的环节（每件每环节一次） · Rate a finished step, once for a case and step
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        post: operations["ratings.give.post.ratings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ratings/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 评价汇总（按供应商或按地市） · Sums of ratings, by supplier or by city
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["ratings.summary.get.ratings.summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refused-attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 被拒绝的操作 · What was tried and refused
         * @description 办理人 · who: 审计管理员 (audit-admin)
         */
        get: operations["history.search.get.refused-attempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resource-pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 产业生态供给资源池名单 · The resource pool
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["resourcePool.list.get.resource-pool"];
        put?: never;
        /**
         * 列入资源池 · Put an organisation on the list of the resource pool
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["resourcePool.add.post.resource-pool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resource-pool/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 移出资源池 · Take an organisation off the list of the resource pool
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["resourcePool.remove.post.resource-pool.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 审核队列（按时限、金额或关注事项） · The bureau's queue, by clock, amount or flags
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        get: operations["reviews.list.get.reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{noun}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 审核比对资料 · What a case is compared with in its review
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        get: operations["reviews.read.get.reviews.by-noun.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{noun}/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 领取或分派案件 · Take a case, hand it over or give it back
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        post: operations["reviews.assign.post.reviews.by-noun.by-id.assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 审核队列各类件数 · How much waits under each heading of the queue
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        get: operations["reviews.counts.get.reviews.counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出审核队列（XLSX） · Review queue as a workbook, with the list's own filters
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        get: operations["reviews.list.get.reviews.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 申领批次列表 · Application rounds
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["rounds.list.get.rounds"];
        put?: never;
        /**
         * 新建申领批次 · Plan an application round
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["rounds.create.post.rounds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 修改未公布的批次 · Change a round not yet announced
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        put: operations["rounds.change.put.rounds.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds/{id}/announce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 公布申领批次 · Announce a round
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["rounds.announce.post.rounds.by-id.announce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds/{id}/postpone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 延后申领截止并重新公布 · Move the deadline later and announce it anew
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["rounds.postpone.post.rounds.by-id.postpone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本人保存的筛选 · My saved filters of a list
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        get: operations["savedFilters.list.get.saved-filters"];
        put?: never;
        /**
         * 保存筛选（同名替换） · Save a filter; one of the same name is replaced
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        post: operations["savedFilters.save.post.saved-filters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-filters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 删除保存的筛选 · Delete a saved filter
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        delete: operations["savedFilters.delete.delete.saved-filters.by-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 按编号或名称查找 · Find by number or name
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        get: operations["search.find.get.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 当前登录 · The present session
         * @description 办理人 · who: 公开 · public
         */
        get: operations["sessions.current.get.session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退出登录 · Sign out
         * @description 办理人 · who: 公开 · public
         */
        post: operations["sessions.end.post.session.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 选择办理单位 · Choose the organisation to act for
         * @description 办理人 · who: 公开 · public
         */
        post: operations["sessions.choose.post.session.organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 修改口令（其他登录随即失效） · Change my password; my other sessions end
         * @description 办理人 · who: 公开 · public
         */
        post: operations["sessions.changePassword.post.session.password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的联系方式与登录安全 · How I am reached and how my access is guarded
         * @description 办理人 · who: 公开 · public
         */
        get: operations["sessions.own.get.session.person"];
        put?: never;
        /**
         * 更新我的联系方式 · Change how I am reached
         * @description 办理人 · who: 公开 · public
         */
        post: operations["sessions.changeReach.post.session.person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 绑定动态码：取得密钥 · Set up a second factor: get its secret
         * @description 办理人 · who: 公开 · public
         */
        post: operations["sessions.offerSecondFactor.post.session.second-factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 绑定动态码：核对并启用 · Set up a second factor: confirm it with a code
         * @description 办理人 · who: 公开 · public
         */
        post: operations["sessions.confirmSecondFactor.post.session.second-factor.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 登录 · Sign in
         * @description 办理人 · who: 公开 · public
         */
        post: operations["sessions.create.post.sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlement-periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算期列表 · Settlement periods
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、审计管理员 (audit-admin)
         */
        get: operations["settlementPeriods.list.get.settlement-periods"];
        put?: never;
        /**
         * 新建结算期 · Plan a settlement period
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["settlementPeriods.create.post.settlement-periods"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlement-periods/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 修改未公布的结算期 · Change a settlement period not yet announced
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        put: operations["settlementPeriods.change.put.settlement-periods.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlement-periods/{id}/announce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 公布结算期 · Announce a settlement period
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["settlementPeriods.announce.post.settlement-periods.by-id.announce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlement-periods/{id}/postpone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 延后结算截止并重新公布 · Move the settlement deadline later and announce it anew
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["settlementPeriods.postpone.post.settlement-periods.by-id.postpone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算清单列表 · Settlement lists
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["settlements.list.get.settlements"];
        put?: never;
        /**
         * 编制结算清单 · Begin a settlement list
         * @description 办理人 · who: 市级经办 (city-reviewer)
         */
        post: operations["settlements.assemble.post.settlements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算清单 · A settlement list
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["settlements.read.get.settlements.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 作废编制中的清单 · Drop a draft
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        post: operations["settlements.drop.post.settlements.by-id.drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出冻结的清单（CSV、XLSX、PDF） · A frozen list as CSV, XLSX or PDF
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["settlements.file.get.settlements.by-id.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 冻结结算清单 · Freeze the list
         * @description 办理人 · who: 市级复核 (city-approver)
         */
        post: operations["settlements.freeze.post.settlements.by-id.freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算清单明细 · The lines of a frozen list
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["settlements.lines.get.settlements.by-id.lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 预览：此刻冻结将列入、结转、未列入哪些，及原因 · Preview: whom the list would fund, carry over and leave out if it were frozen now, and why
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["settlements.preview.get.settlements.by-id.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 公示结算清单 · Publish a frozen list
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)
         */
        post: operations["notices.publish.post.settlements.by-id.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/money": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 各市兑付资金：已下达、已列入、已兑付、结转 · Cash by city: granted, promised, paid, carried over
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["settlements.money.get.settlements.money"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 各市编制中的清单：此刻冻结将列入、结转多少，资金到哪一笔为止 · The lists being drawn up, city by city: what each would fund and carry over if it were frozen now
         * @description 办理人 · who: 市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["settlements.previews.get.settlements.previews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 奖补标准版本 · Standard versions
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["standards.list.get.standards"];
        put?: never;
        /**
         * 编制奖补标准（数据） · Draft a standard from data
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["standards.create.post.standards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 奖补标准详情 · A standard version
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["standards.read.get.standards.by-id"];
        /**
         * 修改标准草稿 · Rewrite a draft
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        put: operations["standards.change.put.standards.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 录入专家委确认纪要 · Enter the panel's minute
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["standards.confirm.post.standards.by-id.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 与另一版本比较 · Compare with another version
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["standards.read.get.standards.by-id.diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 发布奖补标准 · Publish the standard
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["standards.publish.post.standards.by-id.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载目录及奖补标准（XLSX） · Download with its catalogue as XLSX
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["standards.read.get.standards.by-id.workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/from-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 编制奖补标准（导入附件 1.1 表格） · Draft a standard from the sheets of annex 1.1
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["standards.create.post.standards.from-file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 供应商注册名单 · Registrations of suppliers
         * @description 办理人 · who: 省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["suppliers.list.get.suppliers"];
        put?: never;
        /**
         * 供应商注册（人员、单位、供应商一次填报，保存为草稿） · Register a supplier with its first person, as a draft
         * @description 办理人 · who: 公开 · public
         */
        post: operations["suppliers.register.post.suppliers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 供应商详情 · A supplier
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["suppliers.read.get.suppliers.by-id"];
        /**
         * 修改供应商注册信息 · Change the registration
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        put: operations["suppliers.edit.put.suppliers.by-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{id}/admit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 准予注册 · Admit a supplier
         * @description 办理人 · who: 省级审核 (province-reviewer)
         */
        post: operations["suppliers.admit.post.suppliers.by-id.admit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本单位人员 · The people of one's own supplier
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        get: operations["suppliers.listPeople.get.suppliers.by-id.people"];
        put?: never;
        /**
         * 添加本单位人员 · Add a person to one's own supplier
         * @description 办理人 · who: 供应商负责人 (supplier-approver)
         */
        post: operations["suppliers.addPerson.post.suppliers.by-id.people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{id}/people/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 停用本单位人员 · End what a person may do for one's own supplier
         * @description 办理人 · who: 供应商负责人 (supplier-approver)
         */
        post: operations["suppliers.endPerson.post.suppliers.by-id.people.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{id}/qualification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载营业执照和资质证明 · Download the licence and the proofs of qualification
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["suppliers.read.get.suppliers.by-id.qualification"];
        put?: never;
        /**
         * 上传营业执照和资质证明 · Attach the licence and the proofs of qualification
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["suppliers.attachQualification.post.suppliers.by-id.qualification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 不予注册 · Reject the registration
         * @description 办理人 · who: 省级审核 (province-reviewer)
         */
        post: operations["suppliers.reject.post.suppliers.by-id.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回补正 · Return the registration
         * @description 办理人 · who: 省级审核 (province-reviewer)
         */
        post: operations["suppliers.return.post.suppliers.by-id.return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交供应商注册 · Submit the registration
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["suppliers.submit.post.suppliers.by-id.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 待查行 · Words of the bank in suspense
         * @description 办理人 · who: 市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["payments.suspense.get.suspense-lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense-lines/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 复核通过待查行处理意见并入账 · Approve the outcome of a suspense line, and book it
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        post: operations["payments.approveOutcome.post.suspense-lines.by-id.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense-lines/{id}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提出待查行处理意见 · Propose the outcome of a suspense line
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        post: operations["payments.proposeOutcome.post.suspense-lines.by-id.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense-lines/{id}/turn-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 不同意待查行处理意见 · Turn down the outcome of a suspense line
         * @description 办理人 · who: 市级财政 (city-finance)
         */
        post: operations["payments.turnDownOutcome.post.suspense-lines.by-id.turn-down"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/to-dos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的待办 · What waits for me
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、专家 (expert)、受托运营 (operator)、抽查人员 (inspector)、系统管理员 (system-admin)、安全管理员 (security-admin)、审计管理员 (audit-admin)
         */
        get: operations["toDos.list.get.to-dos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 报送行为数据（接口） · Deliver usage data by the interface
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["usage.deliver.post.usage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 行为数据报送记录 · Deliveries of usage data
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["usage.deliveries.get.usage.deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 报送行为事件（NDJSON，每行一个事件，逐行接收；重复报送不重复计入） · Deliver usage events (NDJSON, one event in each line, taken line by line; sent again they count once)
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["usage.deliverEvents.post.usage.events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 报送行为数据（已上传的 CSV 或 XLSX 文件） · Deliver usage data from an uploaded CSV or XLSX file
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        post: operations["usage.deliverFile.post.usage.files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage/outlook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 按奖补标准，此刻如何判定（仅供了解，以结算申请的评估为准） · How the use received so far would be judged now (the claim's own evaluation counts)
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["usage.outlook.get.usage.outlook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 平台收到的行为数据（逐条） · The usage data that the platform received, figure by figure
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、审计管理员 (audit-admin)
         */
        get: operations["usage.received.get.usage.received"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 签名公钥 · Signing keys
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        get: operations["usage.listSigningKeys.get.usage.signing-keys"];
        put?: never;
        /**
         * 登记签名公钥（登记后接口报送须签名） · Register a signing key; deliveries have to be signed from then on
         * @description 办理人 · who: 供应商负责人 (supplier-approver)
         */
        post: operations["usage.addSigningKey.post.usage.signing-keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage/signing-keys/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 停用签名公钥 · End a signing key
         * @description 办理人 · who: 供应商负责人 (supplier-approver)
         */
        post: operations["usage.endSigningKey.post.usage.signing-keys.by-id.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 行为数据文件模板 · The empty form of a usage file
         * @description 办理人 · who: 供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)
         */
        get: operations["usage.template.get.usage.template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 服务券列表 · Vouchers
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["vouchers.list.get.vouchers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vouchers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 服务券详情 · One voucher
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["vouchers.read.get.vouchers.by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vouchers/{id}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载服务券凭证 · Download the certificate
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["vouchers.certificate.get.vouchers.by-id.certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vouchers/{id}/surrender": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 放弃服务券 · Surrender a voucher
         * @description 办理人 · who: 企业负责人 (enterprise-approver)
         */
        post: operations["vouchers.surrender.post.vouchers.by-id.surrender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vouchers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出服务券列表（XLSX） · Vouchers as a workbook, with the list's own filters
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)、供应商经办人 (supplier-preparer)、供应商负责人 (supplier-approver)、市级经办 (city-reviewer)、市级复核 (city-approver)、市级财政 (city-finance)、省级政策管理 (province-policy)、省级审核 (province-reviewer)、抽查人员 (inspector)、审计管理员 (audit-admin)
         */
        get: operations["vouchers.list.get.vouchers.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 券包：可用、结算中、已兑付和年度余额 · The wallet in figures
         * @description 办理人 · who: 企业经办人 (enterprise-preparer)、企业负责人 (enterprise-approver)
         */
        get: operations["vouchers.wallet.get.wallet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 载入年度工作日历 · Load a year's working-day calendar
         * @description 办理人 · who: 省级政策管理 (province-policy)
         */
        post: operations["calendar.load.post.work-calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountBalance: {
            grantedFen: string;
            leftFen: string;
            postedFen: string;
            reservedFen: string;
        };
        ApiKey: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            name: string;
        };
        ApiKeyCreated: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            name: string;
            secret: string | null;
        };
        Application: {
            actions: string[];
            checklist: {
                "eligible-fee-stated": {
                    remark: string;
                    yes: boolean;
                };
                "fees-agree": {
                    remark: string;
                    yes: boolean;
                };
                "parties-agree": {
                    remark: string;
                    yes: boolean;
                };
                "place-agrees": {
                    remark: string;
                    yes: boolean;
                };
                "service-agrees": {
                    remark: string;
                    yes: boolean;
                };
            } | null;
            cityCode: string;
            clock: {
                bureauDays: number;
                days: number;
                dueAt: string | null;
                leftDays: number;
                overdue: boolean;
                paused: boolean;
                /** Format: date-time */
                startedAt: string;
                supplierDays: number;
                usedDays: number;
            } | null;
            confirmedAt: string | null;
            confirmedInPlace: {
                reason: string;
            } | null;
            contract: {
                /** Format: uuid */
                id: string;
                implementationDivision: string;
                lines: {
                    amountFen: string;
                    category: string;
                    description: string;
                    eligible: boolean;
                    number: number;
                    serviceCode: string;
                }[];
                number: string;
                /** Format: date */
                signedOn: string;
                statesEligibleFee: boolean;
                title: string;
                totalFen: string;
            };
            /** Format: date-time */
            createdAt: string;
            decidedAt: string | null;
            dueAt: string | null;
            edition: {
                /** Format: uuid */
                id: string;
                number: number;
            } | null;
            eligibleFeeFen: string | null;
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            faceValueFen: string | null;
            files: {
                /** Format: uuid */
                id: string;
                mediaType: string;
                name: string;
                purpose: string;
                sha256: string;
                sizeBytes: number;
            }[];
            findings: components["schemas"]["Finding"][];
            firstSubmittedAt: string | null;
            holder: ("enterprise" | "supplier" | "city" | "system") | null;
            /** Format: uuid */
            id: string;
            number: string;
            overdueAt: string | null;
            place: {
                ahead: number;
                /** @enum {string} */
                of: "waiting-list" | "cases";
                position: number;
            } | null;
            planId: string | null;
            position: number | null;
            productId: string | null;
            /** Format: uuid */
            programmeId: string;
            promised: boolean;
            promotedAt: string | null;
            recommendation: ("approve" | "reject") | null;
            returnDueAt: string | null;
            roundId: string | null;
            serviceCode: string | null;
            serviceNameEn: string | null;
            serviceNameZh: string | null;
            standard: {
                /** Format: uuid */
                id: string;
                number: number;
            } | null;
            /** @enum {string} */
            status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
            submittedAt: string | null;
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            supplierDueAt: string | null;
            tier: string | null;
            tierNameEn: string | null;
            tierNameZh: string | null;
            timeline: components["schemas"]["TimelineLine"][];
            version: number;
            voucherId: string | null;
            waterfall: components["schemas"]["WaterfallStep"][];
            year: number | null;
        };
        ApplicationCounts: {
            counts: {
                cases: number;
                cityCode: string;
                /** @enum {string} */
                status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
            }[];
        };
        ApplicationPreview: {
            eligibleFeeFen: string;
            faceValueFen: string;
            findings: components["schemas"]["Finding"][];
            ready: boolean;
            standard: {
                /** Format: uuid */
                id: string;
                number: number;
                sample: boolean;
                titleEn: string;
                titleZh: string;
            };
            stoppedBy: string | null;
            tier: {
                nameEn: string;
                nameZh: string;
                tier: string;
            } | null;
            waits: boolean;
            waterfall: components["schemas"]["WaterfallStep"][];
            year: number;
        };
        ApplicationReceipt: {
            actions: string[];
            faceValueFen: string;
            /** Format: uuid */
            id: string;
            number: string;
            position: number;
            /** @enum {string} */
            status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
            /** Format: date-time */
            submittedAt: string;
            version: number;
            waterfall: components["schemas"]["WaterfallStep"][];
        };
        ApplicationSummary: {
            actions: string[];
            cityCode: string;
            /** Format: date-time */
            createdAt: string;
            dueAt: string | null;
            eligibleFeeFen: string | null;
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            faceValueFen: string | null;
            holder: ("enterprise" | "supplier" | "city" | "system") | null;
            /** Format: uuid */
            id: string;
            number: string;
            overdueAt: string | null;
            position: number | null;
            /** Format: uuid */
            programmeId: string;
            returnDueAt: string | null;
            serviceCode: string | null;
            serviceNameEn: string | null;
            serviceNameZh: string | null;
            /** @enum {string} */
            status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
            submittedAt: string | null;
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            supplierDueAt: string | null;
            tier: string | null;
            tierNameEn: string | null;
            tierNameZh: string | null;
            version: number;
        };
        AuditLine: {
            action: string;
            /** Format: date-time */
            at: string;
            by: {
                /** @enum {string} */
                kind: "person" | "system";
                loginName: string | null;
                name: string | null;
                organisationName: string | null;
                personId: string | null;
                role: string;
            };
            deciding: boolean;
            facts: {
                [key: string]: string | number | boolean | null;
            };
            fromStatus: string | null;
            number: string | null;
            /** Format: uuid */
            objectId: string;
            objectType: string;
            reason: string | null;
            requestId: string;
            seq: number;
            toStatus: string | null;
        };
        BankResultImported: {
            again: boolean;
            batch: components["schemas"]["PaymentBatch"];
            failedLines: number;
            knownLines: number;
            paidLines: number;
            /** Format: uuid */
            resultId: string;
            suspenseLines: number;
        };
        BankResultPreview: {
            again: boolean;
            failedFen: string;
            failedLines: number;
            knownLines: number;
            paidFen: string;
            paidLines: number;
            rows: {
                amountFen: string;
                bankReference: string;
                cause: ("unknown-line" | "repeated" | "other-amount" | "other-state" | "told") | null;
                enterpriseName: string | null;
                /** @enum {string} */
                fate: "book" | "known" | "suspense";
                lineNumber: string;
                /** @enum {string} */
                outcome: "paid" | "failed";
                paidOn: string | null;
                reason: string;
                row: number;
            }[];
            stillOpen: number;
            suspenseLines: number;
        };
        BatchReckoning: {
            agrees: boolean;
            batchFen: string;
            failedFen: string;
            ledgerFen: string;
            linesFen: string;
            openFen: string;
            openLines: number;
            paidFen: string;
            returnedFen: string;
            suspenseOpen: number;
        };
        BudgetReach: {
            budgetFen: string;
            capacityFen: string;
            cashFen: string;
            vouchers: components["schemas"]["CarriedVouchers"][];
        };
        BusinessClock: {
            demo: boolean;
            /** Format: date-time */
            now: string;
            offsetMs: number;
        };
        CalendarEntry: {
            /** Format: date-time */
            announcedAt: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "application" | "settlement";
            nameEn: string;
            nameZh: string;
            /** Format: date-time */
            opensAt: string;
            programmeCode: string;
            programmeEn: string;
            programmeZh: string;
            /** @enum {string} */
            state: "announced" | "open" | "closed";
            year: number;
        };
        CarriedVouchers: {
            byCapacity: number;
            byCash: number;
            fullFaceFen: string;
            serviceCode: string;
            tier: string;
        };
        CaseRatings: {
            items: {
                actions: string[];
                rating: {
                    /** @enum {number} */
                    grade: 5 | 4 | 3 | 2 | 1;
                    /** Format: date-time */
                    ratedAt: string;
                    words: string | null;
                } | null;
                /** @enum {string} */
                step: "confirmation" | "service" | "decision" | "payment";
                /** @enum {string} */
                subject: "supplier" | "office";
            }[];
        };
        Catalogue: {
            actions: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            minutes: components["schemas"]["PanelMinute"][];
            number: number;
            /** Format: uuid */
            programmeId: string;
            publishedAt: string | null;
            services: components["schemas"]["Service"][];
            sourceFileId: string | null;
            /** @enum {string} */
            status: "draft" | "confirmed" | "published" | "superseded";
            supersededAt: string | null;
            titleEn: string;
            titleZh: string;
            version: number;
        };
        CatalogueDiff: {
            from: components["schemas"]["VersionHead"];
            services: components["schemas"]["RowDiff"];
            to: components["schemas"]["VersionHead"];
        };
        CataloguePublished: {
            actions: string[];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            publishedAt: string;
            /** @enum {string} */
            status: "draft" | "confirmed" | "published" | "superseded";
            superseded: components["schemas"]["VersionHead"] | null;
            version: number;
        };
        CatalogueSummary: {
            actions: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: uuid */
            programmeId: string;
            publishedAt: string | null;
            services: number;
            /** @enum {string} */
            status: "draft" | "confirmed" | "published" | "superseded";
            supersededAt: string | null;
            titleEn: string;
            titleZh: string;
            version: number;
        };
        CatalogueVocabulary: {
            kinds: {
                /** @enum {string} */
                code: "saas" | "app" | "cloud-resource" | "platform";
                definitionEn: string;
                definitionZh: string;
                en: string;
                zh: string;
            }[];
            segments: {
                /** @enum {string} */
                code: "rd-design" | "resource-planning" | "production-control" | "equipment-management" | "supply-chain" | "marketing-service";
                en: string;
                zh: string;
            }[];
            stages: {
                /** @enum {string} */
                code: "digitised" | "experience" | "data-driven";
                en: string;
                zh: string;
            }[];
        };
        CityFigures: {
            allottedFen: string;
            /** Format: date-time */
            asOf: string;
            capacity: {
                grantedFen: string;
                leftFen: string;
                postedFen: string;
                reservedFen: string;
            };
            carriedClaims: number;
            carriedFen: string;
            cash: {
                grantedFen: string;
                leftFen: string;
                postedFen: string;
                reservedFen: string;
            };
            cityCode: string;
            cityEn: string;
            cityZh: string;
            claimedFen: string;
            claims: number;
            enterprises: number;
            issuedFen: string;
            months: components["schemas"]["MonthOfCity"][];
            paidFen: string;
            payments: number;
            /** Format: uuid */
            planId: string;
            reachedBp: number;
            reviews: components["schemas"]["ReviewsOfCity"];
            targetEnterprises: number;
            undecided: number;
            vouchers: number;
            waiting: number;
            waitingFen: string;
            year: number;
        };
        CityLeft: {
            allottedFen: string;
            capacityLeftFen: string;
            cashLeftFen: string;
            cityCode: string;
            cityEn: string;
            cityZh: string;
            waiting: number;
        };
        CityMoney: {
            carriedFen: string;
            carriedLines: number;
            cityCode: string;
            freeFen: string;
            grantedFen: string;
            paidFen: string;
            promisedFen: string;
        };
        Claim: {
            acceptedOn: string | null;
            actions: string[];
            amountFen: string | null;
            carriedFrom: number;
            checklist: {
                completionMark: boolean;
                evidence: boolean;
                invoiceParties: boolean;
                invoiceTotal: boolean;
            } | null;
            cityCode: string;
            confirmedAt: string | null;
            confirmedInPlace: boolean;
            contract: {
                /** Format: uuid */
                id: string;
                number: string;
                /** Format: date */
                signedOn: string;
                title: string;
                totalFen: string;
            };
            /** Format: date-time */
            createdAt: string;
            decidedAt: string | null;
            deferral: {
                reason: string;
                until: string | null;
            } | null;
            dueAt: string | null;
            /** Format: uuid */
            editionId: string;
            eligibleInvoicedFen: string;
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            evaluation: components["schemas"]["Evaluation"] | null;
            evidence: {
                /** Format: date-time */
                addedAt: string;
                amountFen: string | null;
                /** Format: uuid */
                fileId: string;
                fileName: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "payment-proof" | "acceptance-report" | "other";
                note: string;
                occurredOn: string | null;
            }[];
            findings: components["schemas"]["Finding"][];
            holder: ("enterprise" | "supplier" | "city" | "city-finance" | "system") | null;
            /** Format: uuid */
            id: string;
            implementedOn: string | null;
            invoicedFen: string;
            lastReason: string | null;
            mark: ("complete" | "incomplete" | "insufficient") | null;
            number: string;
            overdueAt: string | null;
            paidAt: string | null;
            paidFen: string;
            /** Format: uuid */
            planId: string;
            position: number | null;
            /** Format: uuid */
            programmeId: string;
            reckonedFen: string;
            recommendation: string | null;
            report: {
                /** Format: date-time */
                frozenAt: string;
                /** Format: uuid */
                id: string;
                number: string;
            } | null;
            reportMark: ("complete" | "incomplete" | "insufficient") | null;
            returnDueAt: string | null;
            serviceCode: string;
            serviceNameEn: string;
            serviceNameZh: string;
            /** @enum {string} */
            status: "draft" | "submitted" | "supplier-confirmed" | "evaluated" | "reviewed" | "approved" | "listed" | "noticed" | "payable" | "sent" | "failed" | "paid" | "disputed" | "returned" | "rejected" | "withdrawn" | "deferred" | "held" | "recovering";
            submittedAt: string | null;
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            supplierDueAt: string | null;
            timeline: components["schemas"]["TimelineLine"][];
            version: number;
            voucher: {
                code: string;
                faceValueFen: string;
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                lastClaimAt: string;
                /** @enum {string} */
                status: "issued" | "claimed" | "redeemed" | "expired" | "surrendered" | "frozen" | "revoked" | "recovering" | "recovered";
            };
            voucherCode: string;
            /** Format: uuid */
            voucherId: string;
            waterfall: components["schemas"]["ClaimWaterfallStep"][];
        };
        ClaimCounts: {
            counts: {
                cases: number;
                cityCode: string;
                /** @enum {string} */
                status: "draft" | "submitted" | "supplier-confirmed" | "evaluated" | "reviewed" | "approved" | "listed" | "noticed" | "payable" | "sent" | "failed" | "paid" | "disputed" | "returned" | "rejected" | "withdrawn" | "deferred" | "held" | "recovering";
            }[];
        };
        ClaimLine: {
            ahead: {
                amountFen: string;
                claims: number;
                markedComplete: number;
            };
            carriedFrom: number;
            /** Format: uuid */
            claimId: string;
            /** Format: date-time */
            givenAt: string;
            lastPosition: number;
            nearest: {
                amountFen: string;
                carriedFrom: number;
                mark: ("complete" | "incomplete" | "insufficient") | null;
                position: number;
                /** @enum {string} */
                status: "draft" | "submitted" | "supplier-confirmed" | "evaluated" | "reviewed" | "approved" | "listed" | "noticed" | "payable" | "sent" | "failed" | "paid" | "disputed" | "returned" | "rejected" | "withdrawn" | "deferred" | "held" | "recovering";
                /** Format: date-time */
                submittedAt: string;
            }[];
            position: number;
            waiting: boolean;
        };
        ClaimOnList: {
            amountFen: string;
            carriedFrom: number;
            changedAmountFen: string | null;
            fallenAt: string | null;
            fallenReason: string | null;
            /** Format: date-time */
            frozenAt: string;
            /** @enum {string} */
            kind: "main" | "supplementary";
            /** Format: uuid */
            lineId: string;
            noticeEndsAt: string | null;
            noticeId: string | null;
            ordinal: number;
            /** @enum {string} */
            outcome: "funded" | "carried" | "deferred" | "left-out";
            position: number;
            reasonEn: string | null;
            reasonZh: string | null;
            /** Format: uuid */
            settlementId: string;
            settlementNumber: string;
        };
        ClaimSummary: {
            actions: string[];
            amountFen: string | null;
            carriedFrom: number;
            cityCode: string;
            /** Format: date-time */
            createdAt: string;
            dueAt: string | null;
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            holder: ("enterprise" | "supplier" | "city" | "city-finance" | "system") | null;
            /** Format: uuid */
            id: string;
            mark: ("complete" | "incomplete" | "insufficient") | null;
            number: string;
            overdueAt: string | null;
            position: number | null;
            /** Format: uuid */
            programmeId: string;
            reportMark: ("complete" | "incomplete" | "insufficient") | null;
            returnDueAt: string | null;
            serviceCode: string;
            serviceNameEn: string;
            serviceNameZh: string;
            /** @enum {string} */
            status: "draft" | "submitted" | "supplier-confirmed" | "evaluated" | "reviewed" | "approved" | "listed" | "noticed" | "payable" | "sent" | "failed" | "paid" | "disputed" | "returned" | "rejected" | "withdrawn" | "deferred" | "held" | "recovering";
            submittedAt: string | null;
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            supplierDueAt: string | null;
            version: number;
            voucherCode: string;
            /** Format: uuid */
            voucherId: string;
        };
        ClaimWaterfallStep: {
            afterFen: string;
            beforeFen: string;
            clause: string;
            cutFen: string;
            en: string;
            /** @enum {string} */
            step: "face-value" | "invoiced" | "list";
            zh: string;
        };
        ClaimWritten: {
            actions: string[];
            amountFen: string | null;
            /** Format: uuid */
            id: string;
            number: string;
            position: number | null;
            /** @enum {string} */
            status: "draft" | "submitted" | "supplier-confirmed" | "evaluated" | "reviewed" | "approved" | "listed" | "noticed" | "payable" | "sent" | "failed" | "paid" | "disputed" | "returned" | "rejected" | "withdrawn" | "deferred" | "held" | "recovering";
            submittedAt: string | null;
            version: number;
        };
        ConductRecord: {
            endsAt: string | null;
            /** Format: date-time */
            enteredAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "flag" | "suspension" | "reinstatement" | "revocation" | "award";
            /** Format: uuid */
            organisationId: string;
            organisationKind: string;
            organisationName: string;
            reason: string;
            /** Format: date-time */
            startsAt: string;
        };
        Contract: {
            actions: string[];
            annexes: components["schemas"]["ContractAnnex"][];
            /** Format: date-time */
            createdAt: string;
            eligibleByService: {
                eligibleFen: string;
                serviceCode: string;
            }[];
            eligibleFen: string;
            /** Format: date */
            endsOn: string;
            /** Format: uuid */
            enterpriseId: string;
            enterpriseName: string;
            fileId: string | null;
            findings: components["schemas"]["Finding"][];
            /** Format: uuid */
            id: string;
            implementationAddress: string;
            implementationDivision: string;
            lines: components["schemas"]["FeeLine"][];
            lockedAt: string | null;
            number: string;
            placeEn: string | null;
            placeZh: string | null;
            /** Format: uuid */
            programmeId: string;
            /** Format: date */
            signedOn: string;
            /** Format: date */
            startsOn: string;
            statesEligibleFee: boolean;
            /** @enum {string} */
            status: "draft" | "locked";
            /** Format: uuid */
            supplierId: string;
            supplierName: string;
            title: string;
            totalFen: string;
            version: number;
        };
        ContractAnnex: {
            /** Format: date-time */
            addedAt: string;
            /** Format: uuid */
            fileId: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            signedOn: string;
        };
        Edition: {
            /** Format: uuid */
            id: string;
            inForce: boolean;
            /** Format: date-time */
            inForceFrom: string;
            number: number;
            parameters: components["schemas"]["EditionParameters"];
            /** Format: uuid */
            programmeId: string;
            /** Format: date */
            publishedOn: string;
            sample: boolean;
            titleEn: string;
            titleZh: string;
        };
        EditionParameters: {
            announceDaysMin: number;
            cities: string[];
            /** @enum {string} */
            closingCash: "lapse" | "carry";
            /** Format: date */
            contractsFromOn: string;
            entityTypes: string[];
            establishedMonthsMin: number;
            evidence: ("payment-proof" | "acceptance-report")[];
            feeCategories: {
                code: string;
                eligible: boolean;
                en: string;
                reasonEn: string;
                reasonZh: string;
                zh: string;
            }[];
            goals: {
                byYear: number;
                /** @enum {string} */
                measure: "enterprises" | "suppliers" | "platforms";
                target: number;
            }[];
            implementationDaysMin: number;
            implementationPrefix: string;
            industrySections: string[];
            invoiceRule: {
                /** @constant */
                kind: "equal-to-contract";
            } | {
                /** @constant */
                kind: "paid-share";
                shareBp: number;
            };
            issueRatioBp: number;
            noticeDays: number;
            pilotReserveMaxBp: number;
            pilotReserveReleaseDays: number;
            promisedCashWarnBp: number;
            /** Format: date */
            publishedOn: string;
            returnWorkdays: number;
            revenueFloorFen: string;
            reviewWorkdays: number;
            settlementPeriodsMax: number;
            standardMaxAgeDays: number;
            subtractCarriedIn: boolean;
            supplementaryLists: boolean;
            supplierCeilingFen: string | null;
            supplierWorkdays: number;
        };
        Eligibility: {
            /** @enum {string} */
            eligible: "yes" | "no" | "open";
            findings: components["schemas"]["Finding"][];
            /** Format: date */
            on: string;
            sizeClass: ("large" | "medium" | "small" | "micro") | null;
            year: number;
        };
        Enterprise: {
            actions: string[];
            address: string;
            certifiedAt: string | null;
            cityCode: string | null;
            contactName: string;
            contactPhone: string;
            creditCode: string;
            dueAt: string | null;
            /** @enum {string} */
            entityType: "legal-person" | "branch" | "partnership" | "sole-proprietor" | "other";
            /** Format: date */
            establishedOn: string;
            findings: components["schemas"]["Finding"][];
            history: components["schemas"]["HistoryLine"][];
            /** Format: uuid */
            id: string;
            industryCode: string;
            legalPerson: string;
            name: string;
            placeEn: string | null;
            placeZh: string | null;
            programmeId: string | null;
            promiseAcceptedAt: string | null;
            registeredDivision: string;
            returnReason: string | null;
            revokedAt: string | null;
            /** @enum {string} */
            status: "draft" | "submitted" | "certified" | "returned";
            submittedAt: string | null;
            suspendedAt: string | null;
            version: number;
            years: components["schemas"]["EnterpriseYear"][];
        };
        EnterpriseYear: {
            certifiedAt: string | null;
            /** Format: date-time */
            declaredAt: string;
            dueAt: string | null;
            fileId: string | null;
            returnReason: string | null;
            revenueFen: string;
            /** @enum {string} */
            sizeClass: "large" | "medium" | "small" | "micro";
            staff: number;
            /** @enum {string} */
            status: "pending" | "certified" | "returned";
            year: number;
        };
        Evaluation: {
            /** Format: date-time */
            evaluatedAt: string;
            findings: components["schemas"]["Finding"][];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            outcome: "complete" | "incomplete" | "insufficient";
            thresholds: {
                activeDaysMin: number;
                operatorRequired: boolean;
                usersMin: number;
                windowDays: number;
            };
            /** Format: date */
            windowFrom: string;
            /** Format: date */
            windowTo: string;
        };
        FeeLine: {
            amountFen: string;
            category: string;
            categoryEn: string;
            categoryZh: string;
            description: string;
            eligible: boolean;
            /** Format: uuid */
            id: string;
            number: number;
            productId: string | null;
            reasonEn: string;
            reasonZh: string;
            serviceCode: string;
        };
        File: {
            /** Format: uuid */
            id: string;
            kind: string;
            mediaType: string;
            name: string;
            purpose: string;
            sha256: string;
            sizeBytes: number;
            /** Format: date-time */
            storedAt: string;
        };
        Finding: {
            clause: string;
            en: string;
            facts: {
                [key: string]: string | number | boolean | null;
            };
            /** @enum {string} */
            outcome: "met" | "failed" | "open";
            rule: string;
            zh: string;
        };
        Found: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "application" | "voucher" | "claim" | "settlement" | "payment-batch" | "objection" | "contract" | "notice" | "inquiry" | "implementation-report" | "payment-receipt" | "payment-line" | "invoice" | "enterprise" | "supplier";
            name: string;
            number: string;
            status: string;
            to: string;
        };
        Goals: {
            items: {
                actual: number;
                byCity: {
                    actual: number;
                    cityCode: string;
                    cityEn: string;
                    cityZh: string;
                }[];
                byYear: number;
                countedEn: string;
                countedZh: string;
                elsewhere: number;
                en: string;
                /** @enum {string} */
                measure: "enterprises" | "suppliers" | "platforms";
                reachedBp: number;
                target: number;
                zh: string;
            }[];
        };
        HistoryLine: {
            action: string;
            /** Format: date-time */
            at: string;
            fromStatus: string | null;
            organisationName: string | null;
            personName: string | null;
            reason: string | null;
            role: string;
            toStatus: string | null;
        };
        ImplementationReport: {
            cityCode: string;
            claims: number;
            completeClaims: number;
            /** Format: date-time */
            cutOffAt: string;
            frozenAt: string | null;
            /** Format: uuid */
            id: string;
            number: string;
            programmeEn: string;
            /** Format: uuid */
            programmeId: string;
            programmeZh: string;
            rows: {
                amountFen: string;
                /** Format: uuid */
                claimId: string;
                claimNumber: string;
                enterpriseName: string;
                /** Format: date-time */
                evaluatedAt: string;
                /** Format: uuid */
                evaluationId: string;
                findings: components["schemas"]["Finding"][];
                implementedOn: string | null;
                /** @enum {string} */
                mark: "complete" | "incomplete" | "insufficient";
                position: number;
                serviceCode: string;
                serviceEn: string;
                serviceZh: string;
                /** @enum {string} */
                status: "draft" | "submitted" | "supplier-confirmed" | "evaluated" | "reviewed" | "approved" | "listed" | "noticed" | "payable" | "sent" | "failed" | "paid" | "disputed" | "returned" | "rejected" | "withdrawn" | "deferred" | "held" | "recovering";
                supplierName: string;
                voucherCode: string;
                /** Format: date */
                windowFrom: string;
                /** Format: date */
                windowTo: string;
            }[];
            sha256: string | null;
            /** @enum {string} */
            status: "draft" | "frozen";
            supersededBy: string | null;
        };
        ImplementationReportSummary: {
            cityCode: string;
            claims: number;
            completeClaims: number;
            /** Format: date-time */
            cutOffAt: string;
            frozenAt: string | null;
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: uuid */
            programmeId: string;
            sha256: string | null;
            /** @enum {string} */
            status: "draft" | "frozen";
        };
        Inquiry: {
            actions: string[];
            answer: string | null;
            answeredAt: string | null;
            answeredByOffice: string | null;
            cityCode: string | null;
            contact: string | null;
            contactName: string | null;
            /** Format: date-time */
            filedAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "question" | "complaint";
            number: string;
            /** @enum {string} */
            status: "filed" | "answered";
            subject: string;
            text: string;
            version: number;
        };
        InquiryFiled: {
            code: string;
            /** Format: date-time */
            filedAt: string;
            number: string;
        };
        InquiryPublic: {
            answer: string | null;
            answeredAt: string | null;
            answeredByOffice: string | null;
            cityCode: string | null;
            /** Format: date-time */
            filedAt: string;
            /** @enum {string} */
            kind: "question" | "complaint";
            number: string;
            /** @enum {string} */
            status: "filed" | "answered";
            subject: string;
            text: string;
        };
        Invoice: {
            actions: string[];
            buyerCode: string | null;
            buyerName: string;
            code: string | null;
            /** Format: uuid */
            contractId: string;
            /** Format: date-time */
            enteredAt: string;
            explanation: string | null;
            explanationFileId: string | null;
            /** Format: uuid */
            fileId: string;
            findings: components["schemas"]["Finding"][];
            /** Format: uuid */
            id: string;
            /** Format: date */
            issuedOn: string;
            /** @enum {string} */
            kind: "old" | "digital";
            lockedAt: string | null;
            number: string;
            readFromFile: boolean;
            sellerCode: string | null;
            sellerName: string;
            splits: {
                amountFen: string;
                /** Format: uuid */
                feeLineId: string;
                lineNumber: number;
            }[];
            totalFen: string;
        };
        InvoiceReading: {
            buyerCode: string;
            buyerName: string;
            findings: components["schemas"]["Finding"][];
            /** Format: date */
            issuedOn: string;
            items: {
                name: string;
                netText: string;
                taxText: string;
            }[];
            needsExplanation: boolean;
            number: string;
            sample: boolean;
            sellerCode: string;
            sellerName: string;
            totalFen: string;
        };
        KeptOutOfPayment: {
            amountFen: string;
            /** @enum {string} */
            cause: "in-suspense" | "voucher-frozen" | "enterprise-suspended" | "no-account" | "in-a-batch";
            causeEn: string;
            causeZh: string;
            /** Format: uuid */
            claimId: string;
            claimNumber: string;
            enterpriseName: string;
        };
        ListedAmount: {
            amountFen: string | null;
            capFen: string | null;
            /** @enum {string} */
            formula: "fixed" | "ratio";
            ratioBp: number | null;
            tier: string;
        };
        ListedPrice: {
            fromFen: string;
            priceUnit: string;
        };
        Membership: {
            cityCode: string | null;
            /** Format: uuid */
            organisationId: string;
            organisationKind: string;
            organisationName: string;
            roles: ("enterprise-preparer" | "enterprise-approver" | "supplier-preparer" | "supplier-approver" | "city-reviewer" | "city-approver" | "city-finance" | "province-policy" | "province-reviewer" | "expert" | "operator" | "inspector" | "system-admin" | "security-admin" | "audit-admin")[];
        };
        Message: {
            /** Format: uuid */
            id: string;
            kind: string;
            objectId: string | null;
            objectType: ("application" | "voucher" | "claim" | "enterprise" | "paymentAccount" | "supplier" | "conductRecord" | "programme" | "standard" | "implementation-report" | "objection" | "paymentBatch" | "inquiry" | "proofRun") | null;
            readAt: string | null;
            /** Format: date-time */
            sentAt: string;
            textEn: string;
            textZh: string;
        };
        MonthOfCity: {
            applications: number;
            claimedFen: string;
            claims: number;
            issuedFen: string;
            month: string;
            paidFen: string;
            payments: number;
            vouchers: number;
        };
        Notice: {
            carriedFen: string;
            carriedLines: number;
            cashFen: string;
            cityCode: string;
            cityEn: string;
            cityZh: string;
            days: number;
            daysLeft: number;
            deferredFen: string;
            deferredLines: number;
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            frozenAt: string;
            fundedFen: string;
            fundedLines: number;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "main" | "supplementary";
            leftOutLines: number;
            number: string;
            ownSiteOn: string | null;
            ownSiteUrl: string | null;
            periodEn: string;
            periodZh: string;
            programmeEn: string;
            programmeZh: string;
            /** Format: date-time */
            publishedAt: string;
            secondsLeft: number;
            /** Format: uuid */
            settlementId: string;
            settlementNumber: string;
            sha256: string;
            version: number;
            year: number;
        };
        NoticeLine: {
            amountFen: string;
            carriedFrom: number;
            changedAmountFen: string | null;
            /** Format: uuid */
            claimId: string;
            claimNumber: string;
            creditCode: string;
            enterpriseName: string;
            /** Format: uuid */
            lineId: string;
            /** Format: date-time */
            noticeEndsAt: string;
            ordinal: number;
            /** @enum {string} */
            outcome: "funded" | "carried" | "deferred" | "left-out";
            /** Format: date-time */
            placedAt: string;
            position: number;
            reason: string | null;
            reasonEn: string | null;
            reasonZh: string | null;
            runningFen: string;
            serviceEn: string;
            serviceZh: string;
            /** @enum {string} */
            state: "noticed" | "held" | "fallen" | "passed" | "paid" | "none";
            supplierName: string;
        };
        NoticeOfSettlement: {
            days: number;
            /** Format: date-time */
            endsAt: string;
            /** Format: uuid */
            id: string;
            number: string;
            ownSiteOn: string | null;
            ownSiteUrl: string | null;
            /** Format: date-time */
            publishedAt: string;
            version: number;
        };
        NoticeWhole: {
            lines: components["schemas"]["NoticeLine"][];
            notice: components["schemas"]["Notice"];
        };
        Objection: {
            actions: string[];
            admittedAt: string | null;
            answer: string | null;
            answeredAt: string | null;
            changedAmountFen: string | null;
            cityCode: string;
            claimId: string | null;
            claimNumber: string | null;
            decidedAt: string | null;
            decision: string | null;
            effect: ("removed" | "amount-changed" | "next-list") | null;
            /** Format: date-time */
            filedAt: string;
            filedBy: string;
            files: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "line" | "omission";
            line: {
                amountFen: string;
                changedAmountFen: string | null;
                enterpriseName: string;
                fallenAt: string | null;
                /** Format: uuid */
                id: string;
                ordinal: number;
                /** @enum {string} */
                outcome: "funded" | "carried" | "deferred" | "left-out";
            } | null;
            /** Format: date-time */
            noticeEndsAt: string;
            /** Format: uuid */
            noticeId: string;
            noticeNumber: string;
            number: string;
            organisationName: string;
            /** Format: uuid */
            settlementId: string;
            /** @enum {string} */
            status: "filed" | "admitted" | "inadmissible" | "upheld" | "dismissed" | "withdrawn";
            text: string;
            version: number;
        };
        ObjectionWithHistory: {
            actions: string[];
            admittedAt: string | null;
            answer: string | null;
            answeredAt: string | null;
            changedAmountFen: string | null;
            cityCode: string;
            claimId: string | null;
            claimNumber: string | null;
            decidedAt: string | null;
            decision: string | null;
            effect: ("removed" | "amount-changed" | "next-list") | null;
            /** Format: date-time */
            filedAt: string;
            filedBy: string;
            files: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "line" | "omission";
            line: {
                amountFen: string;
                changedAmountFen: string | null;
                enterpriseName: string;
                fallenAt: string | null;
                /** Format: uuid */
                id: string;
                ordinal: number;
                /** @enum {string} */
                outcome: "funded" | "carried" | "deferred" | "left-out";
            } | null;
            /** Format: date-time */
            noticeEndsAt: string;
            /** Format: uuid */
            noticeId: string;
            noticeNumber: string;
            number: string;
            organisationName: string;
            /** Format: uuid */
            settlementId: string;
            /** @enum {string} */
            status: "filed" | "admitted" | "inadmissible" | "upheld" | "dismissed" | "withdrawn";
            text: string;
            timeline: components["schemas"]["TimelineLine"][];
            version: number;
        };
        OfficeContact: {
            contact: {
                address: string;
                complaintPhone: string | null;
                hoursEn: string;
                hoursZh: string;
                phone: string;
                unitEn: string;
                unitZh: string;
                /** Format: date-time */
                writtenAt: string;
            } | null;
            placeCode: string;
            placeEn: string;
            placeZh: string;
        };
        OpenData: {
            cities: {
                allottedFen: string;
                cityCode: string;
                cityEn: string;
                cityZh: string;
                enterprises: number;
                issuedFen: string | null;
                paidFen: string | null;
                vouchers: number;
            }[];
            code: string;
            months: {
                issuedFen: string | null;
                month: string;
                paidFen: string | null;
                payments: number;
                vouchers: number;
            }[];
            /** Format: date-time */
            now: string;
            totals: {
                allottedFen: string;
                issuedFen: string | null;
                paidFen: string | null;
            };
            year: number | null;
            years: number[];
        };
        PanelMinute: {
            /** Format: date-time */
            enteredAt: string;
            enteredBy: string;
            /** Format: uuid */
            fileId: string;
            /** Format: date */
            heldOn: string;
            members: string[];
            number: string;
            votesAgainst: number;
            votesFor: number;
        };
        PayableLines: {
            keptOut: components["schemas"]["KeptOutOfPayment"][];
            lines: number;
            totalFen: string;
        };
        PaymentAccount: {
            accountName: string;
            accountNumber: string;
            actions: string[];
            bankCode: string;
            bankName: string;
            decidedAt: string | null;
            decidedReason: string | null;
            /** Format: uuid */
            enterpriseId: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            proposedAt: string;
            /** @enum {string} */
            status: "proposed" | "active" | "replaced" | "refused";
            version: number;
        };
        PaymentBatch: {
            actions: string[];
            cityCode: string;
            /** Format: date-time */
            draftedAt: string;
            draftedBy: string;
            failedFen: string;
            failedLines: number;
            fileId: string | null;
            /** Format: uuid */
            id: string;
            lines: number;
            number: string;
            paidFen: string;
            paidLines: number;
            reconciledAt: string | null;
            refusedReason: string | null;
            releasedAt: string | null;
            releasedBy: string | null;
            returnedFen: string;
            returnedLines: number;
            sentAt: string | null;
            /** Format: uuid */
            settlementId: string;
            settlementNumber: string;
            sha256: string | null;
            /** @enum {string} */
            status: "drafted" | "released" | "refused" | "sent" | "partly-reconciled" | "reconciled";
            totalFen: string;
            version: number;
        };
        PaymentBatchWithHistory: {
            actions: string[];
            cityCode: string;
            /** Format: date-time */
            draftedAt: string;
            draftedBy: string;
            failedFen: string;
            failedLines: number;
            fileId: string | null;
            /** Format: uuid */
            id: string;
            lines: number;
            number: string;
            paidFen: string;
            paidLines: number;
            reckoning: components["schemas"]["BatchReckoning"];
            reconciledAt: string | null;
            refusedReason: string | null;
            releasedAt: string | null;
            releasedBy: string | null;
            returnedFen: string;
            returnedLines: number;
            sentAt: string | null;
            /** Format: uuid */
            settlementId: string;
            settlementNumber: string;
            sha256: string | null;
            /** @enum {string} */
            status: "drafted" | "released" | "refused" | "sent" | "partly-reconciled" | "reconciled";
            timeline: components["schemas"]["TimelineLine"][];
            totalFen: string;
            version: number;
        };
        PaymentLine: {
            account: string;
            accountName: string;
            actions: string[];
            amountFen: string;
            attempt: number;
            bankName: string;
            bankReference: string | null;
            /** Format: uuid */
            claimId: string;
            claimNumber: string;
            enterpriseName: string;
            failureReason: string | null;
            /** Format: uuid */
            id: string;
            lineNumber: string;
            resultAt: string | null;
            resultOn: string | null;
            returnedOn: string | null;
            /** @enum {string} */
            status: "drafted" | "sent" | "paid" | "failed" | "refused" | "returned";
        };
        PaymentReceipt: {
            account: string;
            accountName: string;
            amountFen: string;
            bankName: string;
            bankReference: string;
            batchNumber: string;
            /** Format: date-time */
            bookedAt: string;
            cityCode: string;
            cityZh: string;
            /** Format: uuid */
            claimId: string;
            claimNumber: string;
            creditCode: string;
            enterpriseName: string;
            faceValueFen: string;
            lineNumber: string;
            noticeNumber: string;
            /** Format: date */
            paidOn: string;
            /** Format: uuid */
            paymentLineId: string;
            programmeEn: string;
            programmeZh: string;
            returnedOn: string | null;
            serviceEn: string;
            serviceZh: string;
            settlementNumber: string;
            supplierName: string;
            voidedAt: string | null;
            voucherCode: string;
        };
        Plan: {
            actions: string[];
            allottedFen: string;
            budgetFen: string;
            cities: components["schemas"]["PlanCity"][];
            closedAt: string | null;
            editionId: string | null;
            guideFileId: string | null;
            /** Format: uuid */
            id: string;
            issueRatioBp: number | null;
            moves: {
                amountFen: string;
                fromCityCode: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "allotment" | "cash";
                /** Format: date-time */
                movedAt: string;
                movedBy: string;
                reason: string;
                toCityCode: string;
            }[];
            /** Format: uuid */
            programmeId: string;
            promisedCashWarnBp: number;
            publishedAt: string | null;
            reach: components["schemas"]["BudgetReach"] | null;
            reserveReleaseAt: string | null;
            /** @enum {string} */
            status: "draft" | "published" | "closed";
            targetEnterprises: number;
            version: number;
            year: number;
        };
        PlanCity: {
            amountFen: string;
            capacity: components["schemas"]["AccountBalance"];
            cash: components["schemas"]["AccountBalance"];
            cityCode: string;
            cityEn: string;
            cityZh: string;
            pilotCommittedFen: string;
            pilotReserveFen: string;
            promisedBp: number;
            promisedFen: string;
            promisedWarning: boolean;
            reserveFixed: ("first-application" | "released") | null;
            reserveReleasedAt: string | null;
            targetEnterprises: number;
        };
        PlanClosed: {
            actions: string[];
            cities: {
                cityCode: string;
                freedFen: string;
                keptFen: string;
            }[];
            /** @enum {string} */
            fate: "lapse" | "carry";
            freedFen: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "draft" | "published" | "closed";
            version: number;
        };
        PlanDashboard: {
            cities: {
                capacity: components["schemas"]["AccountBalance"];
                carriedClaims: number;
                carriedFen: string;
                cash: components["schemas"]["AccountBalance"];
                cityCode: string;
                cityEn: string;
                cityZh: string;
                decided: number;
                decidedLate: number;
                decisionDays: number | null;
                enterprises: number;
                issuedFen: string;
                overdue: number;
                paidFen: string;
                reachedBp: number;
                supportReasons: ("target-reached" | "backlog")[];
                targetEnterprises: number;
                undecided: number;
                vouchers: number;
                waiting: number;
            }[];
            enterprises: number;
            /** Format: uuid */
            planId: string;
            targetEnterprises: number;
            year: number;
        };
        PlanSummary: {
            actions: string[];
            allottedFen: string;
            budgetFen: string;
            closedAt: string | null;
            /** Format: uuid */
            id: string;
            issueRatioBp: number | null;
            /** Format: uuid */
            programmeId: string;
            publishedAt: string | null;
            /** @enum {string} */
            status: "draft" | "published" | "closed";
            targetEnterprises: number;
            version: number;
            year: number;
        };
        Problem: {
            code: string;
            detailEn: string;
            detailZh: string;
            facts: {
                [key: string]: string | number | boolean | null;
            };
            faults: {
                code: string;
                en: string;
                path: string;
                zh: string;
            }[];
            requestId: string;
            status: number;
            title: string;
            type: string;
        };
        Product: {
            actions: string[];
            description: string;
            /** Format: uuid */
            id: string;
            listedAt: string | null;
            nameEn: string;
            nameZh: string;
            priceFen: string;
            priceUnit: string;
            /** Format: uuid */
            programmeId: string;
            serviceCode: string;
            /** @enum {string} */
            status: "draft" | "listed" | "withdrawn";
            /** Format: uuid */
            supplierId: string;
            version: number;
        };
        Programme: {
            actions: string[];
            code: string;
            /** Format: date-time */
            createdAt: string;
            edition: {
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                inForceFrom: string;
                number: number;
                sample: boolean;
                titleEn: string;
                titleZh: string;
            } | null;
            /** Format: uuid */
            id: string;
            nameEn: string;
            nameZh: string;
        };
        ProgrammeStatistics: {
            byKind: {
                code: string;
                en: string;
                shareBp: number;
                vouchers: number;
                zh: string;
            }[];
            bySegment: {
                code: string;
                en: string;
                shareBp: number;
                vouchers: number;
                zh: string;
            }[];
            bySizeClass: {
                code: string;
                en: string;
                shareBp: number;
                vouchers: number;
                zh: string;
            }[];
            byStage: {
                code: string;
                en: string;
                shareBp: number;
                vouchers: number;
                zh: string;
            }[];
            enterprises: number;
            productionFocusBp: number;
            smeBp: number;
            vouchers: number;
            year: number | null;
        };
        Progress: {
            cityCode: string;
            cityEn: string;
            cityZh: string;
            enterpriseMasked: string;
            holder: {
                /** @enum {string} */
                code: "enterprise" | "supplier" | "city" | "city-finance" | "system";
                en: string;
                zh: string;
            } | null;
            /** @enum {string} */
            kind: "application" | "claim";
            next: {
                dueAt: string | null;
                en: string;
                zh: string;
            } | null;
            number: string;
            position: number | null;
            programmeEn: string;
            programmeZh: string;
            status: string;
            statusEn: string;
            statusZh: string;
            steps: {
                /** Format: date-time */
                at: string;
                en: string;
                status: string;
                zh: string;
            }[];
            /** Format: date-time */
            submittedAt: string;
        };
        ProofCheck: {
            differences: number;
            en: string;
            examples: {
                about: string;
                should: string;
                stands: string;
            }[];
            figures: {
                [key: string]: string;
            };
            name: string;
            zh: string;
        };
        ProofRun: {
            checks: components["schemas"]["ProofCheck"][];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            outcome: "clean" | "differences";
            /** Format: date-time */
            ranAt: string;
        };
        PublicCatalogue: {
            catalogue: components["schemas"]["VersionHead"] | null;
            items: components["schemas"]["PublicService"][];
            nextCursor: string | null;
            standard: {
                /** Format: uuid */
                id: string;
                number: number;
                publishedAt: string | null;
                sample: boolean;
                /** @enum {string} */
                status: "draft" | "confirmed" | "published" | "superseded";
                supersededAt: string | null;
                titleEn: string;
                titleZh: string;
                year: number;
            } | null;
            tiers: components["schemas"]["StandardTier"][];
        };
        PublicCatalogueVersion: {
            actions: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            minutes: components["schemas"]["PublicMinute"][];
            number: number;
            /** Format: uuid */
            programmeId: string;
            publishedAt: string | null;
            services: components["schemas"]["Service"][];
            /** @enum {string} */
            status: "draft" | "confirmed" | "published" | "superseded";
            supersededAt: string | null;
            titleEn: string;
            titleZh: string;
            version: number;
        };
        PublicMinute: {
            /** Format: date */
            heldOn: string;
            members: number;
            number: string;
            votesAgainst: number;
            votesFor: number;
        };
        PublicProduct: {
            description: string;
            /** Format: uuid */
            id: string;
            listedAt: string | null;
            nameEn: string;
            nameZh: string;
            priceFen: string;
            priceUnit: string;
            /** Format: uuid */
            programmeId: string;
            serviceCode: string;
            /** Format: uuid */
            supplierId: string;
            supplierName: string;
        };
        PublicProgramme: {
            code: string;
            edition: {
                /** Format: date-time */
                inForceFrom: string;
                number: number;
                /** Format: date */
                publishedOn: string;
                sample: boolean;
                titleEn: string;
                titleZh: string;
            } | null;
            /** Format: uuid */
            id: string;
            nameEn: string;
            nameZh: string;
            plan: {
                budgetFen: string;
                cities: components["schemas"]["CityLeft"][];
                hasGuide: boolean;
                /** Format: uuid */
                id: string;
                year: number;
            } | null;
            rounds: components["schemas"]["PublicRound"][];
        };
        PublicProgrammePage: {
            code: string;
            edition: {
                /** Format: date-time */
                inForceFrom: string;
                number: number;
                /** Format: date */
                publishedOn: string;
                sample: boolean;
                titleEn: string;
                titleZh: string;
            } | null;
            /** Format: uuid */
            id: string;
            nameEn: string;
            nameZh: string;
            parameters: components["schemas"]["EditionParameters"] | null;
            plan: {
                budgetFen: string;
                cities: components["schemas"]["CityLeft"][];
                hasGuide: boolean;
                /** Format: uuid */
                id: string;
                year: number;
            } | null;
            rounds: components["schemas"]["PublicRound"][];
        };
        PublicRound: {
            /** Format: date-time */
            closesAt: string;
            /** Format: uuid */
            id: string;
            nameEn: string;
            nameZh: string;
            /** Format: date-time */
            opensAt: string;
            /** Format: uuid */
            planId: string;
            /** @enum {string} */
            state: "announced" | "open";
            year: number;
        };
        PublicService: {
            amounts: components["schemas"]["ListedAmount"][];
            code: string;
            descriptionEn: string;
            descriptionZh: string;
            exclusionGroup: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "saas" | "app" | "cloud-resource" | "platform";
            nameEn: string;
            nameZh: string;
            prices: components["schemas"]["ListedPrice"][];
            productionFocus: boolean;
            products: number;
            rating: components["schemas"]["ServiceRating"] | null;
            segments: ("rd-design" | "resource-planning" | "production-control" | "equipment-management" | "supply-chain" | "marketing-service")[];
            /** @enum {string} */
            stage: "digitised" | "experience" | "data-driven";
        };
        PublicStandardVersion: {
            actions: string[];
            amounts: components["schemas"]["StandardAmount"][];
            /** Format: uuid */
            catalogueId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            minutes: components["schemas"]["PublicMinute"][];
            number: number;
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            programmeId: string;
            publishedAt: string | null;
            reach: components["schemas"]["BudgetReach"];
            sample: boolean;
            /** @enum {string} */
            status: "draft" | "confirmed" | "published" | "superseded";
            supersededAt: string | null;
            thresholds: components["schemas"]["StandardThreshold"][];
            tiers: components["schemas"]["StandardTier"][];
            titleEn: string;
            titleZh: string;
            version: number;
            year: number;
        };
        PublicSupplier: {
            admittedAt: string | null;
            /** Format: uuid */
            id: string;
            introduction: string;
            listedProducts: number;
            name: string;
            placeEn: string | null;
            placeZh: string | null;
        };
        QueuedPaymentAccount: {
            accountName: string;
            accountNumber: string;
            actions: string[];
            bankCode: string;
            bankName: string;
            decidedAt: string | null;
            decidedReason: string | null;
            /** Format: uuid */
            enterpriseId: string;
            enterpriseName: string;
            /** Format: uuid */
            id: string;
            inForce: {
                accountNumber: string;
                bankName: string;
                since: string | null;
            } | null;
            /** Format: date-time */
            proposedAt: string;
            /** @enum {string} */
            status: "proposed" | "active" | "replaced" | "refused";
            version: number;
        };
        RatingSummary: {
            items: {
                averageHundredths: number;
                byGrade: number[];
                count: number;
                key: string;
                name: string;
            }[];
        };
        RefusedAttempt: {
            /** Format: date-time */
            at: string;
            code: string;
            facts: {
                [key: string]: string | number | boolean | null;
            };
            loginName: string | null;
            name: string | null;
            objectId: string | null;
            operation: string;
            operationEn: string | null;
            operationZh: string | null;
            organisationName: string | null;
            requestId: string;
            seq: number;
        };
        ResourcePoolMember: {
            creditCode: string;
            /** Format: date */
            listedOn: string;
            name: string;
        };
        ReviewCase: {
            amountFen: string | null;
            assignee: {
                /** Format: date-time */
                assignedAt: string;
                name: string;
                /** Format: uuid */
                personId: string;
            } | null;
            dueAt: string | null;
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            flags: ("overdue" | "supplier-late" | "disputed" | "returned" | "confirmed-in-place" | "same-contract" | "same-number" | "cut-by-cap" | "high-fee" | "invoice-explained" | "below-face" | "not-complete")[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            noun: "application" | "claim";
            number: string;
            overdue: boolean;
            position: number | null;
            serviceCode: string | null;
            serviceNameEn: string | null;
            serviceNameZh: string | null;
            status: string;
            submittedAt: string | null;
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            version: number;
        };
        ReviewContext: {
            account: {
                accountName: string;
                accountNumber: string;
                bankName: string;
                decidedAt: string | null;
            } | null;
            assignee: {
                /** Format: date-time */
                assignedAt: string;
                name: string;
                /** Format: uuid */
                personId: string;
            } | null;
            colleagues: {
                name: string;
                /** Format: uuid */
                personId: string;
            }[];
            contract: {
                annexes: {
                    /** Format: uuid */
                    fileId: string;
                    name: string;
                    /** Format: date */
                    signedOn: string;
                }[];
                /** Format: date */
                endsOn: string;
                fileId: string | null;
                /** Format: uuid */
                id: string;
                implementationAddress: string;
                implementationDivision: string;
                lines: {
                    amountFen: string;
                    category: string;
                    description: string;
                    eligible: boolean;
                    /** Format: uuid */
                    id: string;
                    invoicedFen: string;
                    number: number;
                    serviceCode: string;
                }[];
                number: string;
                /** Format: date */
                signedOn: string;
                /** Format: date */
                startsOn: string;
                title: string;
                totalFen: string;
            };
            earlier: {
                amountFen: string | null;
                contractNumber: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                noun: "application" | "claim";
                number: string;
                serviceCode: string | null;
                status: string;
                submittedAt: string | null;
            }[];
            enterprise: {
                creditCode: string;
                /** Format: uuid */
                id: string;
                legalPerson: string;
                name: string;
                placeEn: string | null;
                placeZh: string | null;
                revokedAt: string | null;
                suspendedAt: string | null;
            };
            figures: {
                certifiedAt: string | null;
                revenueFen: string;
                sizeClass: string;
                staff: number;
                year: number;
            } | null;
            flags: ("overdue" | "supplier-late" | "disputed" | "returned" | "confirmed-in-place" | "same-contract" | "same-number" | "cut-by-cap" | "high-fee" | "invoice-explained" | "below-face" | "not-complete")[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            noun: "application" | "claim";
            product: {
                /** Format: uuid */
                id: string;
                nameEn: string;
                nameZh: string;
                priceFen: string;
                priceUnit: string;
                serviceCode: string;
                status: string;
            } | null;
            sameContract: {
                amountFen: string | null;
                contractNumber: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                noun: "application" | "claim";
                number: string;
                serviceCode: string | null;
                status: string;
                submittedAt: string | null;
            }[];
            sameNumber: {
                enterpriseName: string;
                /** Format: date */
                signedOn: string;
                totalFen: string;
            }[];
            supplier: {
                creditCode: string;
                /** Format: uuid */
                id: string;
                legalPerson: string;
                name: string;
                placeEn: string | null;
                placeZh: string | null;
                revokedAt: string | null;
                suspendedAt: string | null;
            };
        };
        ReviewCounts: {
            accounts: number;
            applications: {
                mine: number;
                open: number;
            };
            claims: {
                mine: number;
                open: number;
            };
            figures: number;
            registrations: number;
        };
        ReviewsOfCity: {
            byDays: {
                cases: number;
                usedDays: number;
            }[];
            days: number;
            decided: number;
            inTime: number;
            late: number;
            meanDays: number | null;
            overdue: number;
            running: number;
        };
        Round: {
            actions: string[];
            announcedAt: string | null;
            /** Format: date-time */
            closesAt: string;
            /** Format: uuid */
            id: string;
            nameEn: string;
            nameZh: string;
            /** Format: date-time */
            opensAt: string;
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            programmeId: string;
            /** @enum {string} */
            status: "draft" | "announced" | "open" | "closed";
            version: number;
            year: number;
        };
        RowDiff: {
            added: string[];
            changed: {
                changes: {
                    after: (string | number | boolean | null | string[]) | null;
                    before: (string | number | boolean | null | string[]) | null;
                    field: string;
                }[];
                key: string;
            }[];
            removed: string[];
        };
        SavedFilter: {
            /** Format: uuid */
            id: string;
            list: string;
            name: string;
            query: string;
            /** Format: date-time */
            savedAt: string;
        };
        Service: {
            code: string;
            descriptionEn: string;
            descriptionZh: string;
            exclusionGroup: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "saas" | "app" | "cloud-resource" | "platform";
            nameEn: string;
            nameZh: string;
            productionFocus: boolean;
            segments: ("rd-design" | "resource-planning" | "production-control" | "equipment-management" | "supply-chain" | "marketing-service")[];
            /** @enum {string} */
            stage: "digitised" | "experience" | "data-driven";
        };
        ServiceEntry: {
            code: string;
            descriptionEn: string;
            descriptionZh: string;
            exclusionGroup: string | null;
            /** @enum {string} */
            kind: "saas" | "app" | "cloud-resource" | "platform";
            nameEn: string;
            nameZh: string;
            productionFocus: boolean;
            segments: ("rd-design" | "resource-planning" | "production-control" | "equipment-management" | "supply-chain" | "marketing-service")[];
            /** @enum {string} */
            stage: "digitised" | "experience" | "data-driven";
        };
        ServiceRating: {
            averageHundredths: number;
            count: number;
        };
        Settlement: {
            actions: string[];
            /** Format: date-time */
            assembledAt: string;
            assembledBy: string;
            carriedFen: string;
            carriedLines: number;
            cashFen: string | null;
            cityCode: string;
            closedAt: string | null;
            deferredFen: string;
            deferredLines: number;
            frozenAt: string | null;
            frozenBy: string | null;
            fundedFen: string;
            fundedLines: number;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "main" | "supplementary";
            leftOutLines: number;
            notice: components["schemas"]["NoticeOfSettlement"] | null;
            number: string | null;
            period: components["schemas"]["SettlementPeriodOfList"];
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            programmeId: string;
            sha256: string | null;
            /** @enum {string} */
            status: "draft" | "frozen" | "noticed" | "closed" | "dropped";
            version: number;
        };
        SettlementLine: {
            amountFen: string;
            carriedFrom: number;
            changedAmountFen: string | null;
            /** Format: uuid */
            claimId: string;
            claimNumber: string;
            claimStatus: string;
            /** Format: uuid */
            enterpriseId: string;
            enterpriseName: string;
            fallenAt: string | null;
            fallenReason: string | null;
            heldBefore: boolean;
            /** Format: uuid */
            id: string;
            noticeEndsAt: string | null;
            ordinal: number;
            /** @enum {string} */
            outcome: "funded" | "carried" | "deferred" | "left-out";
            /** Format: date-time */
            placedAt: string;
            position: number;
            reason: ("unconfirmed" | "disputed" | "returned" | "unmarked" | "incomplete" | "insufficient" | "voucher-ended" | "undecided" | "voucher-frozen" | "deferral-ended" | "short" | "behind" | "deferred") | null;
            reasonEn: string | null;
            reasonZh: string | null;
            runningFen: string;
            serviceCode: string;
            serviceEn: string;
            serviceZh: string;
            supplierName: string;
            voucherCode: string;
        };
        SettlementOutlook: {
            blockingFen: string;
            blockingLines: number;
            carriedFen: string;
            carriedLines: number;
            cashFen: string;
            cityCode: string;
            /** Format: date-time */
            deadlineAt: string;
            deferredFen: string;
            deferredLines: number;
            fundedFen: string;
            fundedLines: number;
            leftFen: string;
            leftOutLines: number;
            /** Format: uuid */
            settlementId: string;
            stopped: {
                claimNumber: string;
                enterpriseName: string;
                missingFen: string;
                position: number;
            } | null;
        };
        SettlementOutlooks: {
            /** Format: date-time */
            asOf: string;
            items: components["schemas"]["SettlementOutlook"][];
        };
        SettlementPeriod: {
            actions: string[];
            announcedAt: string | null;
            /** Format: date-time */
            deadlineAt: string;
            /** Format: uuid */
            id: string;
            nameEn: string;
            nameZh: string;
            number: number;
            /** Format: date-time */
            opensAt: string;
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            programmeId: string;
            /** @enum {string} */
            status: "draft" | "announced" | "open" | "closed";
            version: number;
            year: number;
        };
        SettlementPeriodOfList: {
            /** Format: date-time */
            deadlineAt: string;
            /** Format: uuid */
            id: string;
            nameEn: string;
            nameZh: string;
            number: number;
            year: number;
        };
        SettlementPreview: {
            /** Format: date-time */
            asOf: string;
            blockingFen: string;
            blockingLines: number;
            carriedFen: string;
            carriedLines: number;
            cashFen: string;
            /** Format: date-time */
            deadlineAt: string;
            deferredFen: string;
            deferredLines: number;
            fundedFen: string;
            fundedLines: number;
            items: components["schemas"]["SettlementPreviewLine"][];
            leftFen: string;
            leftOutLines: number;
            nextCursor: string | null;
            stopped: {
                claimNumber: string;
                enterpriseName: string;
                missingFen: string;
                position: number;
            } | null;
        };
        SettlementPreviewLine: {
            amountFen: string;
            carriedFrom: number;
            /** Format: uuid */
            claimId: string;
            claimNumber: string;
            claimStatus: string;
            enterpriseName: string;
            ordinal: number;
            /** @enum {string} */
            outcome: "funded" | "carried" | "deferred" | "left-out" | "blocking";
            /** Format: date-time */
            placedAt: string;
            position: number;
            reason: ("unconfirmed" | "disputed" | "returned" | "unmarked" | "incomplete" | "insufficient" | "voucher-ended" | "undecided" | "voucher-frozen" | "deferral-ended" | "short" | "behind" | "deferred") | null;
            reasonEn: string | null;
            reasonZh: string | null;
            runningFen: string;
            serviceEn: string;
            serviceZh: string;
            supplierName: string;
        };
        SettlementWithHistory: {
            actions: string[];
            /** Format: date-time */
            assembledAt: string;
            assembledBy: string;
            carriedFen: string;
            carriedLines: number;
            cashFen: string | null;
            cityCode: string;
            closedAt: string | null;
            deferredFen: string;
            deferredLines: number;
            frozenAt: string | null;
            frozenBy: string | null;
            fundedFen: string;
            fundedLines: number;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "main" | "supplementary";
            leftOutLines: number;
            notice: components["schemas"]["NoticeOfSettlement"] | null;
            number: string | null;
            period: components["schemas"]["SettlementPeriodOfList"];
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            programmeId: string;
            sha256: string | null;
            /** @enum {string} */
            status: "draft" | "frozen" | "noticed" | "closed" | "dropped";
            timeline: components["schemas"]["TimelineLine"][];
            version: number;
        };
        Standard: {
            actions: string[];
            amounts: components["schemas"]["StandardAmount"][];
            /** Format: uuid */
            catalogueId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            minutes: components["schemas"]["PanelMinute"][];
            number: number;
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            programmeId: string;
            publishedAt: string | null;
            reach: components["schemas"]["BudgetReach"];
            sample: boolean;
            sourceFileId: string | null;
            /** @enum {string} */
            status: "draft" | "confirmed" | "published" | "superseded";
            supersededAt: string | null;
            thresholds: components["schemas"]["StandardThreshold"][];
            tiers: components["schemas"]["StandardTier"][];
            titleEn: string;
            titleZh: string;
            version: number;
            year: number;
        };
        StandardAmount: {
            amountFen: string | null;
            capFen: string | null;
            /** @enum {string} */
            formula: "fixed" | "ratio";
            ratioBp: number | null;
            serviceCode: string;
            tier: string;
        };
        StandardDiff: {
            amounts: components["schemas"]["RowDiff"];
            from: components["schemas"]["VersionHead"];
            thresholds: components["schemas"]["RowDiff"];
            tiers: components["schemas"]["RowDiff"];
            to: components["schemas"]["VersionHead"];
        };
        StandardPublished: {
            actions: string[];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            publishedAt: string;
            reach: components["schemas"]["BudgetReach"];
            /** @enum {string} */
            status: "draft" | "confirmed" | "published" | "superseded";
            superseded: components["schemas"]["VersionHead"] | null;
            version: number;
        };
        StandardSummary: {
            actions: string[];
            /** Format: uuid */
            catalogueId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            programmeId: string;
            publishedAt: string | null;
            sample: boolean;
            /** @enum {string} */
            status: "draft" | "confirmed" | "published" | "superseded";
            supersededAt: string | null;
            titleEn: string;
            titleZh: string;
            version: number;
            year: number;
        };
        StandardThreshold: {
            activeDaysMin: number;
            operatorRequired: boolean;
            serviceCode: string;
            usersMin: number;
            windowDays: number;
        };
        StandardTier: {
            annualCapFen: string;
            nameEn: string;
            nameZh: string;
            revenueBelowFen: string | null;
            revenueFromFen: string;
            staffFrom: number | null;
            tier: string;
        };
        SubsidyCalculation: {
            faceValueFen: string;
            standard: {
                number: number;
                sample: boolean;
                titleEn: string;
                titleZh: string;
            };
            stoppedBy: string | null;
            tier: {
                nameEn: string;
                nameZh: string;
                tier: string;
            } | null;
            waterfall: components["schemas"]["WaterfallStep"][];
            year: number;
        };
        Supplier: {
            actions: string[];
            address: string;
            admittedAt: string | null;
            contactName: string;
            contactPhone: string;
            creditCode: string;
            decidedReason: string | null;
            /** Format: uuid */
            id: string;
            introduction: string;
            legalPerson: string;
            name: string;
            placeEn: string | null;
            placeZh: string | null;
            qualificationFileId: string | null;
            registeredDivision: string;
            revokedAt: string | null;
            /** @enum {string} */
            route: "province" | "resource-pool";
            /** @enum {string} */
            status: "draft" | "submitted" | "admitted" | "returned" | "rejected";
            submittedAt: string | null;
            suspendedAt: string | null;
            version: number;
        };
        SuspenseLine: {
            actions: string[];
            amountFen: string;
            bankReference: string;
            /** Format: uuid */
            batchId: string;
            batchNumber: string;
            /** @enum {string} */
            cause: "unknown-line" | "repeated" | "other-amount" | "other-state" | "told";
            /** Format: uuid */
            id: string;
            line: {
                amountFen: string;
                /** Format: uuid */
                claimId: string;
                claimNumber: string;
                enterpriseName: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                status: "drafted" | "sent" | "paid" | "failed" | "refused" | "returned";
            } | null;
            lineNumber: string;
            /** Format: date-time */
            openedAt: string;
            /** @enum {string} */
            outcome: "paid" | "failed";
            outcomes: components["schemas"]["SuspenseOutcome"][];
            paidOn: string | null;
            possible: ("bank-error" | "returned" | "was-paid")[];
            reason: string;
            resolvedAt: string | null;
            rowNumber: number | null;
            /** @enum {string} */
            status: "open" | "proposed" | "resolved";
            version: number;
        };
        SuspenseOutcome: {
            bankReference: string | null;
            bookedOn: string | null;
            decidedAt: string | null;
            decidedBy: string | null;
            decision: string | null;
            fileId: string | null;
            fileName: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            outcome: "bank-error" | "returned" | "was-paid" | "explained";
            /** Format: date-time */
            proposedAt: string;
            proposedBy: string;
            reason: string;
            /** @enum {string} */
            status: "proposed" | "approved" | "turned-down";
        };
        TimelineLine: {
            action: string;
            /** Format: date-time */
            at: string;
            by: {
                /** @enum {string} */
                kind: "person" | "system";
                name: string | null;
                organisationName: string | null;
                role: string;
            };
            fromStatus: string | null;
            reason: string | null;
            seq: number;
            toStatus: string | null;
        };
        ToDo: {
            count: number;
            en: string;
            first: {
                dueAt: string | null;
                /** Format: uuid */
                id: string;
                name: string | null;
                to: string;
            }[];
            firstDueAt: string | null;
            key: string;
            more: boolean;
            overdue: number;
            to: string;
            zh: string;
        };
        Trail: {
            lines: components["schemas"]["AuditLine"][];
            objects: {
                /** Format: uuid */
                id: string;
                number: string;
                objectType: string;
                status: string;
            }[];
            transfers: {
                /** @enum {string} */
                account: "capacity" | "cash" | "matching" | "annual-cap" | "ceiling";
                amountFen: string;
                /** Format: date-time */
                at: string;
                cityCode: string | null;
                /** @enum {string} */
                kind: "grant" | "withdraw" | "reserve" | "post" | "void" | "expire" | "release" | "part";
                number: string | null;
                objectType: string;
                organisationName: string | null;
                reason: string | null;
                seq: number;
                year: number | null;
            }[];
        };
        UsageDelivered: {
            acceptedRows: number;
            /** @enum {string} */
            channel: "file" | "api" | "events";
            fileId: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            receivedAt: string;
            refusedRows: number;
            repeatedRows: number;
            replacedRows: number;
            results: {
                code: (("unknown-voucher" | "voucher-ended" | "future-day" | "before-contract" | "repeated-row") | ("file-row" | "counted-wins")) | null;
                en: string | null;
                /** @enum {string} */
                result: "accepted" | "repeated" | "replaced" | "refused";
                row: number;
                zh: string | null;
            }[];
            signedBy: string | null;
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
        };
        UsageDelivery: {
            acceptedRows: number;
            /** @enum {string} */
            channel: "file" | "api" | "events";
            fileId: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            receivedAt: string;
            refusals: {
                code: string;
                en: string;
                field?: string | null;
                row: number;
                zh: string;
            }[];
            refusedRows: number;
            repeatedRows: number;
            replacedRows: number;
            replacements: {
                after: {
                    activeUsers: number;
                    deviceCount: number;
                    loginCount: number;
                    onlineMinutes: number;
                };
                before: {
                    activeUsers: number;
                    deviceCount: number;
                    loginCount: number;
                    onlineMinutes: number;
                };
                /** @enum {string} */
                source: "operator" | "interface";
                /** Format: date */
                usedOn: string;
                voucherCode: string;
            }[];
            signedBy: string | null;
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
        };
        UsageEvent: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            client?: "browser" | "desktop" | "mobile" | "gateway";
            device?: string;
            /** Format: uuid */
            eventId: string;
            /** @constant */
            kind: "login";
            /** @enum {string} */
            protocol?: "mqtt" | "opcua" | "modbus" | "http" | "other";
            quantity: number;
            /** @enum {string} */
            source: "operator" | "interface";
            user: string;
            voucherCode: string;
        } | {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            client?: "browser" | "desktop" | "mobile" | "gateway";
            device?: string;
            /** Format: uuid */
            eventId: string;
            /** @constant */
            kind: "session";
            /** @enum {string} */
            protocol?: "mqtt" | "opcua" | "modbus" | "http" | "other";
            quantity: number;
            /** @enum {string} */
            source: "operator" | "interface";
            user: string;
            voucherCode: string;
        } | {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            client?: "browser" | "desktop" | "mobile" | "gateway";
            device: string;
            /** Format: uuid */
            eventId: string;
            /** @constant */
            kind: "device";
            /** @enum {string} */
            protocol?: "mqtt" | "opcua" | "modbus" | "http" | "other";
            quantity: number;
            /** @enum {string} */
            source: "operator" | "interface";
            voucherCode: string;
        };
        UsageEventsDelivered: {
            acceptedRows: number;
            bodySha256: string;
            /** @enum {string} */
            channel: "file" | "api" | "events";
            fileId: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            receivedAt: string;
            refusals: {
                /** @enum {string} */
                code: "not-utf8" | "not-json" | "line-too-long" | "unknown-field" | "wrong-field" | "unknown-voucher" | "voucher-ended" | "future" | "before-contract" | "too-late" | "event-id-reused";
                en: string;
                field: string | null;
                row: number;
                zh: string;
            }[];
            refusalsLeftOut: number;
            refusedRows: number;
            repeatedRows: number;
            replacedRows: number;
            signedBy: string | null;
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
        };
        UsageOutlook: {
            days: {
                interface: {
                    activeUsers: number;
                    deviceCount: number;
                    loginCount: number;
                    onlineMinutes: number;
                } | null;
                operator: {
                    activeUsers: number;
                    deviceCount: number;
                    loginCount: number;
                    onlineMinutes: number;
                } | null;
                /** @enum {string} */
                state: "active" | "idle" | "unknown";
                /** Format: date */
                usedOn: string;
            }[];
            findings: components["schemas"]["Finding"][];
            /** @enum {string} */
            outcome: "complete" | "incomplete" | "insufficient";
            serviceCode: string;
            submittedOn: string | null;
            thresholds: {
                activeDaysMin: number;
                operatorRequired: boolean;
                usersMin: number;
                windowDays: number;
            } | null;
            voucherCode: string;
            /** Format: uuid */
            voucherId: string;
            /** Format: date */
            windowFrom: string;
            /** Format: date */
            windowTo: string;
        };
        UsageReceived: {
            activeUsers: number;
            /** @enum {string} */
            basis: "told" | "counted";
            /** @enum {string} */
            channel: "file" | "api" | "events";
            /** Format: uuid */
            deliveryId: string;
            deviceCount: number;
            loginCount: number;
            onlineMinutes: number;
            /** Format: date-time */
            receivedAt: string;
            serviceCode: string;
            /** @enum {string} */
            source: "operator" | "interface";
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date */
            usedOn: string;
            voucherCode: string;
            /** Format: uuid */
            voucherId: string;
        };
        UsageSigningKey: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            publicKey: string;
        };
        VersionHead: {
            /** Format: uuid */
            id: string;
            number: number;
            publishedAt: string | null;
            /** @enum {string} */
            status: "draft" | "confirmed" | "published" | "superseded";
            supersededAt: string | null;
            titleEn: string;
            titleZh: string;
        };
        Voucher: {
            actions: string[];
            /** Format: uuid */
            applicationId: string;
            applicationNumber: string;
            /** Format: uuid */
            certificateFileId: string;
            cityCode: string;
            code: string;
            /** Format: uuid */
            contractId: string;
            contractNumber: string;
            /** Format: uuid */
            editionId: string;
            eligibleFeeFen: string;
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            faceValueFen: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issuedAt: string;
            /** Format: date-time */
            lastClaimAt: string;
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            programmeId: string;
            serviceCode: string;
            serviceNameEn: string;
            serviceNameZh: string;
            /** Format: uuid */
            standardId: string;
            /** @enum {string} */
            status: "issued" | "claimed" | "redeemed" | "expired" | "surrendered" | "frozen" | "revoked" | "recovering" | "recovered";
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            tier: string;
            tierNameEn: string;
            tierNameZh: string;
            timeline: components["schemas"]["TimelineLine"][];
            verifyPath: string;
            version: number;
        };
        VoucherSummary: {
            actions: string[];
            /** Format: uuid */
            applicationId: string;
            cityCode: string;
            code: string;
            /** Format: uuid */
            contractId: string;
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            faceValueFen: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issuedAt: string;
            /** Format: date-time */
            lastClaimAt: string;
            /** Format: uuid */
            planId: string;
            /** Format: uuid */
            programmeId: string;
            serviceCode: string;
            serviceNameEn: string;
            serviceNameZh: string;
            /** @enum {string} */
            status: "issued" | "claimed" | "redeemed" | "expired" | "surrendered" | "frozen" | "revoked" | "recovering" | "recovered";
            supplier: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            version: number;
        };
        VoucherVerification: {
            code: string;
            holderMasked: string;
            /** @enum {string} */
            status: "issued" | "claimed" | "redeemed" | "expired" | "surrendered" | "frozen" | "revoked" | "recovering" | "recovered";
            statusEn: string;
            statusZh: string;
        };
        Wallet: {
            claimedFen: string;
            endsNextAt: string | null;
            redeemedFen: string;
            usableFen: string;
            usableVouchers: number;
            years: {
                capFen: string;
                leftFen: string;
                postedFen: string;
                reservedFen: string;
                year: number;
            }[];
        };
        WaterfallStep: {
            afterFen: string;
            beforeFen: string;
            clause: string;
            cutFen: string;
            en: string;
            /** @enum {string} */
            step: "listed" | "eligible-fee" | "annual-cap" | "supplier-ceiling" | "no-raise";
            zh: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "apiKeys.list.get.api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 接口密钥 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "apiKeys.create.post.api-keys": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description 新建接口密钥（密钥只显示一次） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "apiKeys.end.post.api-keys.by-id.end": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 停用接口密钥 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.list.get.applications": {
        parameters: {
            query?: {
                cityCode?: string;
                contractId?: string;
                counted?: "undecided" | "overdue";
                cursor?: string;
                enterpriseId?: string;
                limit?: string;
                order?: "newest" | "position" | "due";
                planId?: string;
                programmeId?: string;
                status?: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 申请列表（按时间、序号或到期日） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApplicationSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.create.post.applications": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    contractId: string;
                    productId?: string | null;
                    /** Format: uuid */
                    programmeId: string;
                    promised?: boolean;
                    serviceCode?: string | null;
                };
            };
        };
        responses: {
            /** @description 起草服务券申请 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.read.get.applications.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 申请详情 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.update.put.applications.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    contractId?: string;
                    productId?: string | null;
                    promised?: boolean;
                    serviceCode?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 保存申请（草稿或退回补正） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.approve.post.applications.by-id.approve": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 复核通过并发券 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.bringBack.post.applications.by-id.bring-back": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 取回有异议的申请 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.confirm.post.applications.by-id.confirm": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 供应商确认 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.confirmInPlace.post.applications.by-id.confirm-in-place": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fileIds: string[];
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 代供应商确认（供应商被暂停、取消或逾期未答复） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.dispute.post.applications.by-id.dispute": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 供应商提出异议 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.file.get.applications.by-id.files.by-fileId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载本案文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.receipt.get.applications.by-id.receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载申请回执 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.reject.post.applications.by-id.reject": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 不予通过 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.return.post.applications.by-id.return": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 退回补正 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.review.post.applications.by-id.review": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    checklist: {
                        "eligible-fee-stated": {
                            remark: string;
                            yes: boolean;
                        };
                        "fees-agree": {
                            remark: string;
                            yes: boolean;
                        };
                        "parties-agree": {
                            remark: string;
                            yes: boolean;
                        };
                        "place-agrees": {
                            remark: string;
                            yes: boolean;
                        };
                        "service-agrees": {
                            remark: string;
                            yes: boolean;
                        };
                    };
                    /** @enum {string} */
                    recommendation: "approve" | "reject";
                    remark?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 审核（经办） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.sendBack.post.applications.by-id.send-back": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 退回经办 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.submit.post.applications.by-id.submit": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 提交服务券申请 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationReceipt"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.withdraw.post.applications.by-id.withdraw": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 撤回申请 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.count.get.applications.counts": {
        parameters: {
            query: {
                programmeId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 各状态件数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCounts"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.list.get.applications.export": {
        parameters: {
            query?: {
                cityCode?: string;
                contractId?: string;
                counted?: "undecided" | "overdue";
                enterpriseId?: string;
                order?: "newest" | "position" | "due";
                planId?: string;
                programmeId?: string;
                status?: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 导出服务券申请列表（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "applications.preview.get.applications.preview": {
        parameters: {
            query: {
                contractId: string;
                productId?: string;
                programmeId: string;
                serviceCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 试算与资格自检 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPreview"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "backup.take.get.backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载内置数据库备份 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.list.get.catalogues": {
        parameters: {
            query?: {
                programmeId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 目录版本 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CatalogueSummary"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.create.post.catalogues": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    programmeId: string;
                    services: components["schemas"]["ServiceEntry"][];
                    titleEn: string;
                    titleZh: string;
                };
            };
        };
        responses: {
            /** @description 编制目录（数据） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.read.get.catalogues.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 目录详情 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.change.put.catalogues.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    services: components["schemas"]["ServiceEntry"][];
                    titleEn: string;
                    titleZh: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 修改目录草稿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.confirm.post.catalogues.by-id.confirm": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** Format: date */
                    heldOn: string;
                    members: string[];
                    number: string;
                    version: number;
                    votesAgainst: number;
                    votesFor: number;
                };
            };
        };
        responses: {
            /** @description 录入专家委确认纪要 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueSummary"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.read.get.catalogues.by-id.diff": {
        parameters: {
            query: {
                with: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 与另一版本比较 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueDiff"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.publish.post.catalogues.by-id.publish": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 发布目录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CataloguePublished"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.read.get.catalogues.by-id.workbook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载目录（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.create.post.catalogues.from-file": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** Format: uuid */
                    programmeId: string;
                    titleEn: string;
                    titleZh: string;
                };
            };
        };
        responses: {
            /** @description 编制目录（导入附件 1.1 表格） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cityFigures.read.get.city-figures": {
        parameters: {
            query: {
                cityCode?: string;
                planId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 地市执行情况 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CityFigures"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cityFigures.read.get.city-figures.file": {
        parameters: {
            query: {
                cityCode?: string;
                planId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 导出地市执行情况（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.list.get.claims": {
        parameters: {
            query?: {
                carried?: "true";
                cityCode?: string;
                contractId?: string;
                cursor?: string;
                enterpriseId?: string;
                limit?: string;
                mark?: "complete" | "incomplete" | "insufficient";
                order?: "newest" | "line";
                overdue?: "true";
                planId?: string;
                programmeId?: string;
                status?: "draft" | "submitted" | "supplier-confirmed" | "evaluated" | "reviewed" | "approved" | "listed" | "noticed" | "payable" | "sent" | "failed" | "paid" | "disputed" | "returned" | "rejected" | "withdrawn" | "deferred" | "held" | "recovering";
                voucherId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算申请列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ClaimSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.create.post.claims": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    acceptedOn?: string | null;
                    evidence?: {
                        amountFen?: string | null;
                        /** Format: uuid */
                        fileId: string;
                        /** @enum {string} */
                        kind: "payment-proof" | "acceptance-report" | "other";
                        note?: string | null;
                        occurredOn?: string | null;
                    }[];
                    implementedOn?: string | null;
                    /** Format: uuid */
                    voucherId: string;
                };
            };
        };
        responses: {
            /** @description 起草结算申请 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.read.get.claims.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算申请 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.update.put.claims.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    acceptedOn?: string | null;
                    evidence?: {
                        amountFen?: string | null;
                        /** Format: uuid */
                        fileId: string;
                        /** @enum {string} */
                        kind: "payment-proof" | "acceptance-report" | "other";
                        note?: string | null;
                        occurredOn?: string | null;
                    }[];
                    implementedOn?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 保存结算申请草稿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.approve.post.claims.by-id.approve": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 复核通过 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.bringBack.post.claims.by-id.bring-back": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 取回结算申请补正 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.confirm.post.claims.by-id.confirm": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 供应商确认结算 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.confirmInPlace.post.claims.by-id.confirm-in-place": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fileIds: string[];
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 主管部门代供应商确认 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.defer.post.claims.by-id.defer": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** Format: date-time */
                    until: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 暂缓 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.dispute.post.claims.by-id.dispute": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 供应商提出异议 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.line.get.claims.by-id.line": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算顺位及前方情况 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimLine"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.receipt.get.claims.by-id.receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算申请回执（PDF） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.reject.post.claims.by-id.reject": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 不予通过 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.resume.post.claims.by-id.resume": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 恢复办理 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.return.post.claims.by-id.return": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 退回企业补正 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.review.post.claims.by-id.review": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    checklist: {
                        completionMark: boolean;
                        evidence: boolean;
                        invoiceParties: boolean;
                        invoiceTotal: boolean;
                    };
                    recommendation: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 经办审核并建议通过 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.sendBack.post.claims.by-id.send-back": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 退回经办重新审核 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.ofClaim.get.claims.by-id.settlement-lines": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 该结算申请在各期清单中的结果 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ClaimOnList"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.submit.post.claims.by-id.submit": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 提交结算申请 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.withdraw.post.claims.by-id.withdraw": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 撤回结算申请 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimWritten"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.counts.get.claims.counts": {
        parameters: {
            query: {
                programmeId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算申请各状态件数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimCounts"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.list.get.claims.export": {
        parameters: {
            query?: {
                carried?: "true";
                cityCode?: string;
                contractId?: string;
                enterpriseId?: string;
                mark?: "complete" | "incomplete" | "insufficient";
                order?: "newest" | "line";
                overdue?: "true";
                planId?: string;
                programmeId?: string;
                status?: "draft" | "submitted" | "supplier-confirmed" | "evaluated" | "reviewed" | "approved" | "listed" | "noticed" | "payable" | "sent" | "failed" | "paid" | "disputed" | "returned" | "rejected" | "withdrawn" | "deferred" | "held" | "recovering";
                voucherId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 导出结算申请列表（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "clock.read.get.clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 业务时钟 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessClock"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "clock.advance.post.clock.advance": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hours?: number;
                    /** Format: date-time */
                    to?: string;
                };
            };
        };
        responses: {
            /** @description 向前调整业务时钟（仅演示模式），期间到期的事项逐日办理 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        now: string;
                        ran: {
                            done: number;
                            failed: number;
                            job: string;
                        }[];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "conduct.list.get.conduct-records": {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "flag" | "suspension" | "reinstatement" | "revocation" | "award";
                limit?: string;
                organisationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 信用档案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ConductRecord"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "contracts.list.get.contracts": {
        parameters: {
            query?: {
                cursor?: string;
                enterpriseId?: string;
                limit?: string;
                status?: "draft" | "locked";
                supplierId?: string;
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 合同列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: uuid */
                            enterpriseId: string;
                            enterpriseName: string;
                            /** Format: uuid */
                            id: string;
                            number: string;
                            /** Format: uuid */
                            programmeId: string;
                            /** Format: date */
                            signedOn: string;
                            /** @enum {string} */
                            status: "draft" | "locked";
                            /** Format: uuid */
                            supplierId: string;
                            supplierName: string;
                            title: string;
                            totalFen: string;
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "contracts.create.post.contracts": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    endsOn: string;
                    /** @default null */
                    fileId?: string | null;
                    implementationAddress: string;
                    implementationDivision: string;
                    lines: {
                        amountFen: string;
                        category: string;
                        description: string;
                        number: number;
                        /** @default null */
                        productId?: string | null;
                        serviceCode: string;
                    }[];
                    number: string;
                    /** Format: uuid */
                    programmeId: string;
                    /** Format: date */
                    signedOn: string;
                    /** Format: date */
                    startsOn: string;
                    statesEligibleFee: boolean;
                    /** Format: uuid */
                    supplierId: string;
                    title: string;
                    totalFen: string;
                };
            };
        };
        responses: {
            /** @description 登记合同（草稿） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        eligibleFen: string;
                        findings: components["schemas"]["Finding"][];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "locked";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "contracts.read.get.contracts.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 合同详情（含逐项可补助说明） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "contracts.edit.put.contracts.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    endsOn: string;
                    /** @default null */
                    fileId?: string | null;
                    implementationAddress: string;
                    implementationDivision: string;
                    lines: {
                        amountFen: string;
                        category: string;
                        description: string;
                        number: number;
                        /** @default null */
                        productId?: string | null;
                        serviceCode: string;
                    }[];
                    number: string;
                    /** Format: date */
                    signedOn: string;
                    /** Format: date */
                    startsOn: string;
                    statesEligibleFee: boolean;
                    /** Format: uuid */
                    supplierId: string;
                    title: string;
                    totalFen: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 修改合同草稿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        eligibleFen: string;
                        findings: components["schemas"]["Finding"][];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "locked";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "contracts.addAnnex.post.contracts.by-id.annexes": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** Format: date */
                    signedOn: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 添加补签附件 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        eligibleFen: string;
                        findings: components["schemas"]["Finding"][];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "locked";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invoices.readFile.get.contracts.by-id.invoice-reading": {
        parameters: {
            query: {
                fileId: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 读取发票文件并与合同双方比对 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceReading"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "contracts.template.get.contracts.by-id.template": {
        parameters: {
            query?: {
                kind?: "contract" | "annex";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载按填报内容生成的合同或补充附件（PDF） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.demoPeople.get.demo-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 演示人员（仅演示模式） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            loginName: string;
                            name: string;
                            organisationName: string;
                            roles: string[];
                        }[];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "editions.read.get.editions.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 政策版本详情 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Edition"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "eligibility.check.post.eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    creditCode?: string;
                    /** @enum {string} */
                    entityType?: "legal-person" | "branch" | "partnership" | "sole-proprietor" | "other";
                    /** Format: date */
                    establishedOn?: string;
                    industryCode?: string;
                    /** Format: uuid */
                    programmeId: string;
                    registeredDivision?: string;
                    revenueFen?: string;
                    staff?: number;
                };
            };
        };
        responses: {
            /** @description 条件自测（无须登录） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Eligibility"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.list.get.enterprises": {
        parameters: {
            query?: {
                cityCode?: string;
                cursor?: string;
                limit?: string;
                pendingYear?: "true";
                status?: "submitted" | "certified" | "returned";
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 企业名单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            certifiedAt: string | null;
                            cityCode: string | null;
                            creditCode: string;
                            dueAt: string | null;
                            /** Format: uuid */
                            id: string;
                            industryCode: string;
                            name: string;
                            pendingYears: number[];
                            /** @enum {string} */
                            status: "draft" | "submitted" | "certified" | "returned";
                            submittedAt: string | null;
                            suspendedAt: string | null;
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.register.post.enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enterprise: {
                        address: string;
                        contactName: string;
                        contactPhone: string;
                        creditCode: string;
                        /** @enum {string} */
                        entityType: "legal-person" | "branch" | "partnership" | "sole-proprietor" | "other";
                        /** Format: date */
                        establishedOn: string;
                        industryCode: string;
                        legalPerson: string;
                        name: string;
                        registeredDivision: string;
                    };
                    person: {
                        /** Format: email */
                        email?: string;
                        loginName: string;
                        name: string;
                        password: string;
                        phone?: string;
                    };
                    /** Format: uuid */
                    programmeId: string;
                    years?: {
                        revenueFen: string;
                        staff: number;
                        year: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description 企业注册（人员、单位、企业登记一次填报，保存为草稿） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        findings: components["schemas"]["Finding"][];
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "certified" | "returned";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.read.get.enterprises.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 企业详情 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enterprise"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.edit.put.enterprises.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    contactName: string;
                    contactPhone: string;
                    /** @enum {string} */
                    entityType: "legal-person" | "branch" | "partnership" | "sole-proprietor" | "other";
                    /** Format: date */
                    establishedOn: string;
                    industryCode: string;
                    legalPerson: string;
                    name: string;
                    /** Format: uuid */
                    programmeId?: string;
                    registeredDivision: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 修改企业登记 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        findings: components["schemas"]["Finding"][];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "certified" | "returned";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.certify.post.enterprises.by-id.certify": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    opinion?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 核验企业登记 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "certified" | "returned";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.certifyYear.post.enterprises.by-id.certify-year": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    year: number;
                };
            };
        };
        responses: {
            /** @description 核验年度数据 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "certified" | "returned";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.editContact.put.enterprises.by-id.contact": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    contactName: string;
                    contactPhone: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 修改联系方式 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "certified" | "returned";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "paymentAccounts.list.get.enterprises.by-id.payment-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 收款账户 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: components["schemas"]["PaymentAccount"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "paymentAccounts.propose.post.enterprises.by-id.payment-accounts": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accountName: string;
                    accountNumber: string;
                    bankCode: string;
                    bankName: string;
                };
            };
        };
        responses: {
            /** @description 提出收款账户 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "proposed" | "active" | "replaced" | "refused";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.listPeople.get.enterprises.by-id.people": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 本单位人员 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            loginName: string;
                            name: string;
                            /** Format: uuid */
                            personId: string;
                            roles: string[];
                        }[];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.addPerson.post.enterprises.by-id.people": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    person: {
                        /** Format: email */
                        email?: string;
                        loginName: string;
                        name: string;
                        password: string;
                        phone?: string;
                    };
                    roles: ("enterprise-preparer" | "enterprise-approver")[];
                };
            };
        };
        responses: {
            /** @description 添加本单位人员 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** Format: uuid */
                        personId: string;
                        roles: string[];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.endPerson.post.enterprises.by-id.people.end": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                };
            };
        };
        responses: {
            /** @description 停用本单位人员 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.reopen.post.enterprises.by-id.reopen": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 重新打开已核验的登记以变更 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "certified" | "returned";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.return.post.enterprises.by-id.return": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 退回企业登记 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "certified" | "returned";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.returnYear.post.enterprises.by-id.return-year": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                    year: number;
                };
            };
        };
        responses: {
            /** @description 退回年度数据 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "certified" | "returned";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.submit.post.enterprises.by-id.submit": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    promiseAccepted: true;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 提交企业登记 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "certified" | "returned";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.declareYear.post.enterprises.by-id.years": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    revenueFen: string;
                    staff: number;
                    version: number;
                    year: number;
                };
            };
        };
        responses: {
            /** @description 填报年度数据 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        findings: components["schemas"]["Finding"][];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "certified" | "returned";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.counts.get.enterprises.counts": {
        parameters: {
            query: {
                programmeId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 各市各状态企业数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            cityCode: string;
                            enterprises: number;
                            /** @enum {string} */
                            status: "draft" | "submitted" | "certified" | "returned";
                        }[];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "files.upload.post.files": {
        parameters: {
            query: {
                name: string;
                purpose: "contract" | "contract-annex" | "invoice" | "payment-proof" | "acceptance-report" | "panel-minute" | "catalogue" | "standard" | "qualification" | "usage" | "objection" | "bank-result" | "bank-letter" | "other";
                sha256?: string;
            };
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description 上传文件（正文为文件内容） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "files.read.get.files.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件信息 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "files.read.get.files.by-id.content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "history.search.get.history": {
        parameters: {
            query?: {
                action?: string;
                cursor?: string;
                from?: string;
                limit?: string;
                objectType?: string;
                to?: string;
                who?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 操作记录查询 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditLine"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "history.read.get.history.trail": {
        parameters: {
            query: {
                number: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一件业务的全部留痕与资金流水 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trail"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "implementationReports.list.get.implementation-reports": {
        parameters: {
            query?: {
                cityCode?: string;
                cursor?: string;
                limit?: string;
                programmeId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 实施情况表列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImplementationReportSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "implementationReports.create.post.implementation-reports": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cityCode?: string;
                    /** Format: uuid */
                    programmeId: string;
                };
            };
        };
        responses: {
            /** @description 即时生成实施情况表 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImplementationReportSummary"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "implementationReports.read.get.implementation-reports.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 实施情况表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImplementationReport"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "implementationReports.download.get.implementation-reports.by-id.file": {
        parameters: {
            query: {
                format: "xlsx" | "pdf" | "json";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载实施情况表（XLSX、PDF 或冻结内容 JSON） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "inquiries.list.get.inquiries": {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "question" | "complaint";
                limit?: string;
                status?: "filed" | "answered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 咨询投诉列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Inquiry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "inquiries.read.get.inquiries.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 咨询投诉 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inquiry"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "inquiries.answer.post.inquiries.by-id.answer": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 答复咨询投诉 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inquiry"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "inquiries.forward.post.inquiries.by-id.forward": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cityCode: string | null;
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 转交咨询投诉 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InquiryPublic"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invoices.list.get.invoices": {
        parameters: {
            query?: {
                contractId?: string;
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 发票列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invoice"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invoices.create.post.invoices": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    buyerCode: string | null;
                    buyerName: string;
                    code: string | null;
                    /** Format: uuid */
                    contractId: string;
                    explanation?: string | null;
                    explanationFileId?: string | null;
                    /** Format: uuid */
                    fileId: string;
                    /** Format: date */
                    issuedOn: string;
                    number: string;
                    sellerCode: string | null;
                    sellerName: string;
                    splits: {
                        amountFen: string;
                        /** Format: uuid */
                        feeLineId: string;
                    }[];
                    totalFen: string;
                };
            };
        };
        responses: {
            /** @description 登记发票 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invoices.read.get.invoices.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 发票 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invoices.delete.post.invoices.by-id.delete": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 删除发票（未用于已提交的结算申请） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "messages.list.get.messages": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 消息 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "messages.read.post.messages.by-id.read": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 标为已读 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "messages.readAll.post.messages.read-all": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 全部标为已读 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "messages.unread.get.messages.unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 未读消息数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unread: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.recordOwnSite.post.notices.by-id.own-site": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ownSite: {
                        /** Format: date */
                        on: string;
                        /** Format: uri */
                        url: string;
                    };
                    version: number;
                };
            };
        };
        responses: {
            /** @description 登记部门网站公示的网址和日期 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "objections.list.get.objections": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                settlementId?: string;
                status?: "filed" | "admitted" | "inadmissible" | "upheld" | "dismissed" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 异议列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Objection"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "objections.file.post.objections": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fileIds: string[];
                    /** @constant */
                    kind: "line";
                    /** Format: uuid */
                    lineId: string;
                    /** Format: uuid */
                    noticeId: string;
                    text: string;
                } | {
                    claimId: string | null;
                    fileIds: string[];
                    /** @constant */
                    kind: "omission";
                    /** Format: uuid */
                    noticeId: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description 提出异议（公示期内） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "objections.read.get.objections.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 异议 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionWithHistory"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "objections.admit.post.objections.by-id.admit": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 受理异议 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "objections.answer.post.objections.by-id.answer": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 答复异议 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "objections.dismiss.post.objections.by-id.dismiss": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decision: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 异议不成立 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "objections.setAside.post.objections.by-id.set-aside": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decision: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 不予受理 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "objections.uphold.post.objections.by-id.uphold": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decision: string;
                    effect: {
                        /** @constant */
                        kind: "removed";
                    } | {
                        amountFen: string;
                        /** @constant */
                        kind: "amount-changed";
                    } | {
                        /** @constant */
                        kind: "next-list";
                    };
                    version: number;
                };
            };
        };
        responses: {
            /** @description 异议成立：移除、调减或列入下一清单处理 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "objections.withdraw.post.objections.by-id.withdraw": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 撤回异议 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "offices.setContact.post.office-contacts": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    address?: "" | string;
                    /** @default null */
                    complaintPhone?: string | null;
                    /** @default  */
                    hoursEn?: "" | string;
                    /** @default  */
                    hoursZh?: "" | string;
                    phone: string;
                    placeCode: string;
                    unitEn: string;
                    unitZh: string;
                };
            };
        };
        responses: {
            /** @description 填写本单位联系方式 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.list.get.offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 机构名单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        offices: {
                            cityCode: string | null;
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            nameEn: string | null;
                            nameZh: string;
                        }[];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "conduct.reinstate.post.organisations.by-id.reinstate": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 恢复享受政策 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        organisationId: string;
                        suspendedAt: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "conduct.suspend.post.organisations.by-id.suspend": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** Format: date-time */
                    startsAt?: string;
                };
            };
        };
        responses: {
            /** @description 暂停享受政策 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        organisationId: string;
                        suspendedAt: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "paymentAccounts.queue.get.payment-accounts": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 待确认的收款账户 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["QueuedPaymentAccount"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "paymentAccounts.confirm.post.payment-accounts.by-id.confirm": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 确认收款账户（须由另一人） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "proposed" | "active" | "replaced" | "refused";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "paymentAccounts.refuse.post.payment-accounts.by-id.refuse": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 不予确认收款账户 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "proposed" | "active" | "replaced" | "refused";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.receipt.get.payment-lines.by-id.receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 兑付凭据 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentReceipt"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.receipt.get.payment-lines.by-id.receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 兑付凭据（PDF） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.retry.post.payment-lines.by-id.retry": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 失败的支付转为待兑付（银行原因，账户不变） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        status: string;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.noteReturn.post.payment-lines.by-id.return": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bankReference?: string;
                    /** Format: date */
                    bookedOn: string;
                    /** Format: uuid */
                    fileId?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 登记银行来函告知的退回（待另一人复核） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspenseLine"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.receipts.get.payment-receipts": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 兑付凭据列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PaymentReceipt"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.list.get.payments": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                settlementId?: string;
                status?: "drafted" | "released" | "refused" | "sent" | "partly-reconciled" | "reconciled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 兑付批次列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PaymentBatch"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.draft.post.payments": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    settlementId: string;
                };
            };
        };
        responses: {
            /** @description 编制兑付批次 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch: components["schemas"]["PaymentBatch"];
                        keptOut: components["schemas"]["KeptOutOfPayment"][];
                        remaining: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.read.get.payments.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 兑付批次 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentBatchWithHistory"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.file.get.payments.by-id.file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载国库文件（每次相同） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.lines.get.payments.by-id.lines": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                status?: "drafted" | "sent" | "paid" | "failed" | "refused" | "returned";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 兑付明细 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PaymentLine"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.refuse.post.payments.by-id.refuse": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 退回批次 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentBatch"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.release.post.payments.by-id.release": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 核付并生成国库文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentBatch"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.previewResult.get.payments.by-id.result-preview": {
        parameters: {
            query: {
                fileId: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 预览银行回执：逐行说明将如何入账 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankResultPreview"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.resultTemplate.get.payments.by-id.result-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载银行回执模板（已填明细） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.importResult.post.payments.by-id.results": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 导入银行回执 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankResultImported"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.send.post.payments.by-id.send": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 登记已送国库 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentBatch"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.list.get.payments.export": {
        parameters: {
            query?: {
                settlementId?: string;
                status?: "drafted" | "released" | "refused" | "sent" | "partly-reconciled" | "reconciled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 导出兑付批次列表（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.payable.get.payments.payable": {
        parameters: {
            query: {
                settlementId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 某清单现可兑付的行，及暂不能兑付的原因 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayableLines"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.list.get.people": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 人员名单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            disabledAt: string | null;
                            /** Format: uuid */
                            id: string;
                            loginName: string;
                            memberships: {
                                /** Format: uuid */
                                organisationId: string;
                                organisationName: string;
                                roles: string[];
                            }[];
                            name: string;
                            organisations: string;
                            roles: string[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.create.post.people": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email?: string;
                    loginName: string;
                    name: string;
                    /** Format: uuid */
                    organisationId: string;
                    password: string;
                    phone?: string;
                    roles: ("enterprise-preparer" | "enterprise-approver" | "supplier-preparer" | "supplier-approver" | "city-reviewer" | "city-approver" | "city-finance" | "province-policy" | "province-reviewer" | "expert" | "operator" | "inspector" | "system-admin" | "security-admin" | "audit-admin")[];
                };
            };
        };
        responses: {
            /** @description 新增人员 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.disable.post.people.by-id.disable": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 停用人员 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.enable.post.people.by-id.enable": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 恢复停用的人员 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.resetPassword.post.people.by-id.password": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 重设口令 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.resetSecondFactor.post.people.by-id.reset-second-factor": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 解除人员的动态码绑定 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.changeRoles.put.people.by-id.roles": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    organisationId: string;
                    reason: string;
                    roles: ("enterprise-preparer" | "enterprise-approver" | "supplier-preparer" | "supplier-approver" | "city-reviewer" | "city-approver" | "city-finance" | "province-policy" | "province-reviewer" | "expert" | "operator" | "inspector" | "system-admin" | "security-admin" | "audit-admin")[];
                };
            };
        };
        responses: {
            /** @description 调整岗位 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.list.get.plans": {
        parameters: {
            query?: {
                programmeId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 年度计划列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PlanSummary"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.create.post.plans": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    budgetFen: string;
                    /** Format: uuid */
                    programmeId: string;
                    targetEnterprises: number;
                    year: number;
                };
            };
        };
        responses: {
            /** @description 编制年度计划 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanSummary"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.read.get.plans.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 年度计划：各地市切块、额度与资金 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.change.put.plans.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    budgetFen: string;
                    targetEnterprises: number;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 调整预算与目标 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanSummary"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.allot.put.plans.by-id.allotments": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    allotments: {
                        amountFen: string;
                        cityCode: string;
                        pilotReserveFen: string;
                        targetEnterprises: number;
                    }[];
                    version: number;
                };
            };
        };
        responses: {
            /** @description 切块到地市（整表） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.close.post.plans.by-id.close": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 年度结转 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanClosed"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.dashboard.get.plans.by-id.dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 年度计划执行情况（按地市） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanDashboard"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.dashboard.get.plans.by-id.dashboard.workbook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 导出执行情况（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.move.post.plans.by-id.move": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amountFen: string;
                    fromCityCode: string;
                    /** @enum {string} */
                    kind: "allotment" | "cash";
                    reason: string;
                    toCityCode: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 地市间调剂额度或资金 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.publish.post.plans.by-id.publish": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 发布年度计划 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.publishGuide.post.plans.by-id.publish-guide": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 发布申领指南 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "products.listOwn.get.products": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                status?: "draft" | "listed" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 本单位产品 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Product"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "products.create.post.products": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description: string;
                    nameEn?: string;
                    nameZh: string;
                    priceFen: string;
                    priceUnit: string;
                    /** Format: uuid */
                    programmeId: string;
                    serviceCode: string;
                };
            };
        };
        responses: {
            /** @description 新增产品（草稿） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "listed" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "products.read.get.products.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 本单位产品详情 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "products.edit.put.products.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description: string;
                    nameEn?: string;
                    nameZh: string;
                    priceFen: string;
                    priceUnit: string;
                    serviceCode: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 修改产品草稿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "listed" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "products.list.post.products.by-id.list": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 产品上架 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "listed" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "products.withdraw.post.products.by-id.withdraw": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 产品下架 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "listed" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "programmes.list.get.programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 方案列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Programme"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "programmes.create.post.programmes": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    nameEn: string;
                    nameZh: string;
                };
            };
        };
        responses: {
            /** @description 新建方案 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "programmes.read.get.programmes.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 方案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "editions.list.get.programmes.by-id.editions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 政策版本 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Edition"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "editions.create.post.programmes.by-id.editions": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    inForceFrom: string | null;
                    parameters: components["schemas"]["EditionParameters"];
                    /** Format: date */
                    publishedOn: string;
                    sample: boolean;
                    titleEn: string;
                    titleZh: string;
                };
            };
        };
        responses: {
            /** @description 新增政策版本 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Edition"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "proof.read.get.proof.runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 历次验算 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            differences: number;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            outcome: "clean" | "differences";
                            /** Format: date-time */
                            ranAt: string;
                        }[];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "proof.run.post.proof.runs": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 立即验算 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofRun"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "proof.read.get.proof.runs.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一次验算的结果 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofRun"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.acceptanceForm.get.public.acceptance-report": {
        parameters: {
            query: {
                programmeId: string;
                sample?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载验收报告空表、样表（PDF） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendar.windows.get.public.calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 申领与结算日历 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CalendarEntry"][];
                        /** Format: date-time */
                        now: string;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendar.feed.get.public.calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 日历订阅（ICS） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.template.get.public.catalogue-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 附件 1.1 表格模板（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.vocabulary.get.public.catalogue-vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 业务环节、类型（含定义）与应用阶段 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueVocabulary"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "contracts.blankTemplate.get.public.contract-template": {
        parameters: {
            query: {
                kind?: "contract" | "annex";
                programmeId: string;
                sample?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载合同或补充附件的空表、样表（PDF） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "inquiries.file.post.public.inquiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cityCode: string | null;
                    contact?: string;
                    contactName?: string;
                    /** @enum {string} */
                    kind: "question" | "complaint";
                    subject: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description 提交咨询或投诉 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InquiryFiled"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "inquiries.lookUp.post.public.inquiries.look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    number: string;
                };
            };
        };
        responses: {
            /** @description 凭编号和查询码查看答复 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InquiryPublic"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.list.get.public.notices": {
        parameters: {
            query?: {
                cityCode?: string;
                cursor?: string;
                limit?: string;
                open?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算清单公示列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notice"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.read.get.public.notices.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 公示 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.embed.get.public.notices.by-id.embed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 公示全文（供部门网站嵌入） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeWhole"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.file.get.public.notices.by-id.file": {
        parameters: {
            query: {
                format: "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载公示的清单（CSV、XLSX、PDF） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.lines.get.public.notices.by-id.lines": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                outcome?: "funded" | "carried" | "deferred" | "left-out";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 公示明细，含结转和未列入及原因 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NoticeLine"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "offices.contacts.get.public.offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 省和各地市主管部门的联系方式 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OfficeContact"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.guide.get.public.plans.by-id.guide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载申领指南 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "products.public.get.public.products": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                programmeId?: string;
                serviceCode?: string;
                supplierId?: string;
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 产品名录（公开） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublicProduct"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "programmes.public.get.public.programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 方案与开放批次、各地市剩余额度 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublicProgramme"][];
                        /** Format: date-time */
                        now: string;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "programmes.public.get.public.programmes.by-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 方案及其政策参数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicProgrammePage"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.public.get.public.programmes.by-code.catalogue": {
        parameters: {
            query?: {
                city?: string;
                cursor?: string;
                gradeFrom?: string;
                kind?: "saas" | "app" | "cloud-resource" | "platform";
                limit?: string;
                priceTo?: string;
                productionFocus?: "true" | "false";
                segment?: "rd-design" | "resource-planning" | "production-control" | "equipment-management" | "supply-chain" | "marketing-service";
                stage?: "digitised" | "experience" | "data-driven";
                supplierId?: string;
                text?: string;
                tier?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 现行目录及各档额度（可筛选、检索） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicCatalogue"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.public.get.public.programmes.by-code.catalogue-diff": {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 两版目录的差异 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueDiff"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.public.get.public.programmes.by-code.catalogues": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已发布的目录版本 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CatalogueSummary"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.public.get.public.programmes.by-code.catalogues.by-number": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 某一版目录（JSON） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicCatalogueVersion"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "catalogues.public.get.public.programmes.by-code.catalogues.by-number.workbook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 某一版目录（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "programmes.goals.get.public.programmes.by-code.goals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作目标与实际完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goals"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "programmes.openData.get.public.programmes.by-code.open-data": {
        parameters: {
            query?: {
                year?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 数据公开：各地市、各月发券与兑付 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenData"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "programmes.openData.get.public.programmes.by-code.open-data.file": {
        parameters: {
            query: {
                table: "cities" | "months";
                year?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 数据公开（CSV） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.public.get.public.programmes.by-code.standard-diff": {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 两版奖补标准的差异 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardDiff"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.public.get.public.programmes.by-code.standards": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已发布的奖补标准版本 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StandardSummary"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.public.get.public.programmes.by-code.standards.by-number": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 某一版奖补标准（JSON） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicStandardVersion"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.public.get.public.programmes.by-code.standards.by-number.workbook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 附件 1.1 目录及奖补标准（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "programmes.statistics.get.public.programmes.by-code.statistics": {
        parameters: {
            query?: {
                city?: string;
                year?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 按业务环节、类型、阶段、规模的统计 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeStatistics"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "progress.read.post.public.progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    creditCode: string;
                    number: string;
                };
            };
        };
        responses: {
            /** @description 凭编号和统一社会信用代码查询办理进度 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "subsidy.calculate.get.public.subsidy": {
        parameters: {
            query: {
                eligibleFeeFen: string;
                programmeId: string;
                revenueFen: string;
                serviceCode: string;
                staff: string;
                usedFen?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 补助试算 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubsidyCalculation"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.public.get.public.suppliers": {
        parameters: {
            query?: {
                city?: string;
                cursor?: string;
                limit?: string;
                programmeId?: string;
                serviceCode?: string;
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 供应商名录（公开） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublicSupplier"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "vouchers.verify.get.public.vouchers.by-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 核验服务券（仅状态和脱敏名称） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherVerification"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendar.read.get.public.work-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作日历 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        years: {
                            makeUpDays: string[];
                            offDays: string[];
                            sample: boolean;
                            source: string;
                            year: number;
                        }[];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ratings.list.get.ratings": {
        parameters: {
            query: {
                caseId: string;
                caseType: "application" | "claim";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一件事项各环节的评价 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRatings"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ratings.give.post.ratings": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    caseId: string;
                    /** @enum {string} */
                    caseType: "application" | "claim";
                    /** @enum {number} */
                    grade: 5 | 4 | 3 | 2 | 1;
                    /** @enum {string} */
                    step: "confirmation" | "service" | "decision" | "payment";
                    words?: string;
                };
            };
        };
        responses: {
            /** @description 评价已办结的环节（每件每环节一次） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRatings"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ratings.summary.get.ratings.summary": {
        parameters: {
            query: {
                subject: "supplier" | "office";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 评价汇总（按供应商或按地市） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingSummary"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "history.search.get.refused-attempts": {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                limit?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 被拒绝的操作 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RefusedAttempt"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resourcePool.list.get.resource-pool": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 产业生态供给资源池名单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ResourcePoolMember"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resourcePool.add.post.resource-pool": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    creditCode: string;
                    /** Format: date */
                    listedOn: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description 列入资源池 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resourcePool.remove.post.resource-pool.remove": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    creditCode: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 移出资源池 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reviews.list.get.reviews": {
        parameters: {
            query: {
                cursor?: string;
                days?: string;
                flag?: "overdue" | "supplier-late" | "disputed" | "returned" | "confirmed-in-place" | "same-contract" | "same-number" | "cut-by-cap" | "high-fee" | "invoice-explained" | "below-face" | "not-complete";
                limit?: string;
                maxFen?: string;
                minFen?: string;
                noun: "application" | "claim";
                order?: "due" | "amount" | "risk";
                serviceCode?: string;
                status?: "mine" | "open" | "submitted" | "supplier-confirmed" | "reviewed" | "evaluated" | "deferred";
                supplier?: string;
                taken?: "me" | "nobody";
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 审核队列（按时限、金额或关注事项） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReviewCase"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reviews.read.get.reviews.by-noun.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                noun: "application" | "claim";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 审核比对资料 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewContext"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reviews.assign.post.reviews.by-noun.by-id.assign": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                noun: "application" | "claim";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    personId: string | null;
                };
            };
        };
        responses: {
            /** @description 领取或分派案件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assignee: {
                            /** Format: date-time */
                            assignedAt: string;
                            name: string;
                            /** Format: uuid */
                            personId: string;
                        } | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reviews.counts.get.reviews.counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 审核队列各类件数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewCounts"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reviews.list.get.reviews.export": {
        parameters: {
            query: {
                days?: string;
                flag?: "overdue" | "supplier-late" | "disputed" | "returned" | "confirmed-in-place" | "same-contract" | "same-number" | "cut-by-cap" | "high-fee" | "invoice-explained" | "below-face" | "not-complete";
                maxFen?: string;
                minFen?: string;
                noun: "application" | "claim";
                order?: "due" | "amount" | "risk";
                serviceCode?: string;
                status?: "mine" | "open" | "submitted" | "supplier-confirmed" | "reviewed" | "evaluated" | "deferred";
                supplier?: string;
                taken?: "me" | "nobody";
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 导出审核队列（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rounds.list.get.rounds": {
        parameters: {
            query?: {
                planId?: string;
                programmeId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 申领批次列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Round"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rounds.create.post.rounds": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    closesAt: string;
                    nameEn: string;
                    nameZh: string;
                    /** Format: date-time */
                    opensAt: string;
                    /** Format: uuid */
                    planId: string;
                };
            };
        };
        responses: {
            /** @description 新建申领批次 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rounds.change.put.rounds.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    closesAt: string;
                    nameEn: string;
                    nameZh: string;
                    /** Format: date-time */
                    opensAt: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 修改未公布的批次 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rounds.announce.post.rounds.by-id.announce": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 公布申领批次 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rounds.postpone.post.rounds.by-id.postpone": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    closesAt: string;
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 延后申领截止并重新公布 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "savedFilters.list.get.saved-filters": {
        parameters: {
            query: {
                list: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 本人保存的筛选 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        filters: components["schemas"]["SavedFilter"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "savedFilters.save.post.saved-filters": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    list: string;
                    name: string;
                    query: string;
                };
            };
        };
        responses: {
            /** @description 保存筛选（同名替换） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilter"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "savedFilters.delete.delete.saved-filters.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 删除保存的筛选 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "search.find.get.search": {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 按编号或名称查找 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Found"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.current.get.session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 当前登录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        awaitsSecondFactor: boolean;
                        demo: boolean;
                        memberships: components["schemas"]["Membership"][];
                        name: string;
                        organisationId: string | null;
                        /** Format: uuid */
                        personId: string;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.end.post.session.end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 退出登录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.choose.post.session.organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    organisationId: string;
                };
            };
        };
        responses: {
            /** @description 选择办理单位 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.changePassword.post.session.password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    newPassword: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description 修改口令（其他登录随即失效） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.own.get.session.person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 我的联系方式与登录安全 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string | null;
                        loginName: string;
                        name: string;
                        phone: string | null;
                        secondFactorObliged: boolean;
                        secondFactorSince: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.changeReach.post.session.person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string | null;
                    phone: string | null;
                };
            };
        };
        responses: {
            /** @description 更新我的联系方式 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.offerSecondFactor.post.session.second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description 绑定动态码：取得密钥 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.confirmSecondFactor.post.session.second-factor.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description 绑定动态码：核对并启用 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.create.post.sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code?: string;
                    loginName: string;
                    /** Format: uuid */
                    organisationId?: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description 登录 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        memberships: components["schemas"]["Membership"][];
                        name: string;
                        organisationId: string | null;
                        /** Format: uuid */
                        personId: string;
                        token: string;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlementPeriods.list.get.settlement-periods": {
        parameters: {
            query?: {
                planId?: string;
                programmeId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算期列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SettlementPeriod"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlementPeriods.create.post.settlement-periods": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    deadlineAt: string;
                    nameEn: string;
                    nameZh: string;
                    /** Format: date-time */
                    opensAt: string;
                    /** Format: uuid */
                    planId: string;
                };
            };
        };
        responses: {
            /** @description 新建结算期 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementPeriod"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlementPeriods.change.put.settlement-periods.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    deadlineAt: string;
                    nameEn: string;
                    nameZh: string;
                    /** Format: date-time */
                    opensAt: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 修改未公布的结算期 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementPeriod"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlementPeriods.announce.post.settlement-periods.by-id.announce": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 公布结算期 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementPeriod"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlementPeriods.postpone.post.settlement-periods.by-id.postpone": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    deadlineAt: string;
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 延后结算截止并重新公布 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementPeriod"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.list.get.settlements": {
        parameters: {
            query?: {
                cityCode?: string;
                cursor?: string;
                limit?: string;
                status?: "draft" | "frozen" | "noticed" | "closed" | "dropped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算清单列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Settlement"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.assemble.post.settlements": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "main" | "supplementary";
                    /** Format: uuid */
                    settlementPeriodId: string;
                };
            };
        };
        responses: {
            /** @description 编制结算清单 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settlement"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.read.get.settlements.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算清单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementWithHistory"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.drop.post.settlements.by-id.drop": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 作废编制中的清单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settlement"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.file.get.settlements.by-id.file": {
        parameters: {
            query: {
                format: "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 导出冻结的清单（CSV、XLSX、PDF） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.freeze.post.settlements.by-id.freeze": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 冻结结算清单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settlement"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.lines.get.settlements.by-id.lines": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                outcome?: "funded" | "carried" | "deferred" | "left-out";
                q?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算清单明细 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SettlementLine"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.preview.get.settlements.by-id.preview": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                outcome?: "funded" | "carried" | "deferred" | "left-out" | "blocking";
                q?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 预览：此刻冻结将列入、结转、未列入哪些，及原因 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementPreview"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.publish.post.settlements.by-id.publish": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ownSite?: {
                        /** Format: date */
                        on: string;
                        /** Format: uri */
                        url: string;
                    };
                    version: number;
                };
            };
        };
        responses: {
            /** @description 公示结算清单 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.money.get.settlements.money": {
        parameters: {
            query: {
                planId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 各市兑付资金：已下达、已列入、已兑付、结转 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cities: components["schemas"]["CityMoney"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settlements.previews.get.settlements.previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 各市编制中的清单：此刻冻结将列入、结转多少，资金到哪一笔为止 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementOutlooks"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.list.get.standards": {
        parameters: {
            query?: {
                programmeId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 奖补标准版本 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StandardSummary"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.create.post.standards": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amounts: ({
                        amountFen: string;
                        /** @constant */
                        formula: "fixed";
                        serviceCode: string;
                        tier: string;
                    } | {
                        capFen: string;
                        /** @constant */
                        formula: "ratio";
                        ratioBp: number;
                        serviceCode: string;
                        tier: string;
                    })[];
                    /** Format: uuid */
                    catalogueId: string;
                    /** Format: uuid */
                    planId: string;
                    sample: boolean;
                    thresholds: {
                        activeDaysMin: number;
                        operatorRequired: boolean;
                        serviceCode: string;
                        usersMin: number;
                        windowDays: number;
                    }[];
                    tiers: {
                        annualCapFen: string;
                        nameEn: string;
                        nameZh: string;
                        revenueBelowFen: string | null;
                        revenueFromFen: string;
                        staffFrom: number | null;
                        tier: string;
                    }[];
                    titleEn: string;
                    titleZh: string;
                };
            };
        };
        responses: {
            /** @description 编制奖补标准（数据） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standard"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.read.get.standards.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 奖补标准详情 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standard"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.change.put.standards.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amounts: ({
                        amountFen: string;
                        /** @constant */
                        formula: "fixed";
                        serviceCode: string;
                        tier: string;
                    } | {
                        capFen: string;
                        /** @constant */
                        formula: "ratio";
                        ratioBp: number;
                        serviceCode: string;
                        tier: string;
                    })[];
                    sample: boolean;
                    thresholds: {
                        activeDaysMin: number;
                        operatorRequired: boolean;
                        serviceCode: string;
                        usersMin: number;
                        windowDays: number;
                    }[];
                    tiers: {
                        annualCapFen: string;
                        nameEn: string;
                        nameZh: string;
                        revenueBelowFen: string | null;
                        revenueFromFen: string;
                        staffFrom: number | null;
                        tier: string;
                    }[];
                    titleEn: string;
                    titleZh: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 修改标准草稿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standard"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.confirm.post.standards.by-id.confirm": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** Format: date */
                    heldOn: string;
                    members: string[];
                    number: string;
                    version: number;
                    votesAgainst: number;
                    votesFor: number;
                };
            };
        };
        responses: {
            /** @description 录入专家委确认纪要 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardSummary"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.read.get.standards.by-id.diff": {
        parameters: {
            query: {
                with: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 与另一版本比较 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardDiff"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.publish.post.standards.by-id.publish": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 发布奖补标准 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardPublished"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.read.get.standards.by-id.workbook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载目录及奖补标准（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "standards.create.post.standards.from-file": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    catalogueId: string;
                    /** Format: uuid */
                    fileId: string;
                    /** Format: uuid */
                    planId: string;
                    sample: boolean;
                    titleEn: string;
                    titleZh: string;
                };
            };
        };
        responses: {
            /** @description 编制奖补标准（导入附件 1.1 表格） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standard"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.list.get.suppliers": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                status?: "submitted" | "admitted" | "returned" | "rejected";
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 供应商注册名单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            admittedAt: string | null;
                            creditCode: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            route: "province" | "resource-pool";
                            /** @enum {string} */
                            status: "draft" | "submitted" | "admitted" | "returned" | "rejected";
                            submittedAt: string | null;
                            suspendedAt: string | null;
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.register.post.suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    person: {
                        /** Format: email */
                        email?: string;
                        loginName: string;
                        name: string;
                        password: string;
                        phone?: string;
                    };
                    supplier: {
                        address: string;
                        contactName: string;
                        contactPhone: string;
                        creditCode: string;
                        introduction: string;
                        legalPerson: string;
                        name: string;
                        registeredDivision: string;
                    };
                };
            };
        };
        responses: {
            /** @description 供应商注册（人员、单位、供应商一次填报，保存为草稿） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "admitted" | "returned" | "rejected";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.read.get.suppliers.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 供应商详情 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supplier"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.edit.put.suppliers.by-id": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    contactName: string;
                    contactPhone: string;
                    introduction: string;
                    legalPerson: string;
                    name: string;
                    registeredDivision: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 修改供应商注册信息 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "admitted" | "returned" | "rejected";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.admit.post.suppliers.by-id.admit": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    opinion?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 准予注册 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "admitted" | "returned" | "rejected";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.listPeople.get.suppliers.by-id.people": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 本单位人员 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            loginName: string;
                            name: string;
                            /** Format: uuid */
                            personId: string;
                            roles: string[];
                        }[];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.addPerson.post.suppliers.by-id.people": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    person: {
                        /** Format: email */
                        email?: string;
                        loginName: string;
                        name: string;
                        password: string;
                        phone?: string;
                    };
                    roles: ("supplier-preparer" | "supplier-approver")[];
                };
            };
        };
        responses: {
            /** @description 添加本单位人员 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** Format: uuid */
                        personId: string;
                        roles: string[];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.endPerson.post.suppliers.by-id.people.end": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                };
            };
        };
        responses: {
            /** @description 停用本单位人员 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.read.get.suppliers.by-id.qualification": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载营业执照和资质证明 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.attachQualification.post.suppliers.by-id.qualification": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 上传营业执照和资质证明 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "admitted" | "returned" | "rejected";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.reject.post.suppliers.by-id.reject": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 不予注册 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "admitted" | "returned" | "rejected";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.return.post.suppliers.by-id.return": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 退回补正 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "admitted" | "returned" | "rejected";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suppliers.submit.post.suppliers.by-id.submit": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 提交供应商注册 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "admitted" | "returned" | "rejected";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.suspense.get.suspense-lines": {
        parameters: {
            query?: {
                batchId?: string;
                cursor?: string;
                limit?: string;
                open?: "true" | "false";
                status?: "open" | "proposed" | "resolved";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 待查行 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SuspenseLine"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.approveOutcome.post.suspense-lines.by-id.approve": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description 复核通过待查行处理意见并入账 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspenseLine"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.proposeOutcome.post.suspense-lines.by-id.propose": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bankReference?: string;
                    /** Format: date */
                    bookedOn?: string;
                    /** Format: uuid */
                    fileId?: string;
                    /** @enum {string} */
                    outcome: "bank-error" | "returned" | "was-paid";
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 提出待查行处理意见 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspenseLine"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "payments.turnDownOutcome.post.suspense-lines.by-id.turn-down": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 不同意待查行处理意见 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspenseLine"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "toDos.list.get.to-dos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 我的待办 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ToDo"][];
                        /** Format: date-time */
                        now: string;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "usage.deliver.post.usage": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rows: {
                        activeUsers: number;
                        deviceCount?: number;
                        loginCount: number;
                        onlineMinutes?: number;
                        /** @enum {string} */
                        source: "operator" | "interface";
                        /** Format: date */
                        usedOn: string;
                        voucherCode: string;
                    }[];
                    signature?: {
                        /** Format: uuid */
                        keyId: string;
                        nonce: string;
                        /** Format: date-time */
                        sentAt: string;
                        /** Format: base64 */
                        value: string;
                    };
                };
            };
        };
        responses: {
            /** @description 报送行为数据（接口） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageDelivered"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "usage.deliveries.get.usage.deliveries": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 行为数据报送记录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UsageDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "usage.deliverEvents.post.usage.events": {
        parameters: {
            query?: never;
            header?: {
                /** @description 登记签名公钥后必填：公钥编号 时间 随机串 签名 · needed with a signing key: key id, instant, nonce, signature */
                "Usage-Signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 每行一个 JSON 对象 · one JSON object in each line */
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["UsageEvent"];
            };
        };
        responses: {
            /** @description 报送行为事件（NDJSON，每行一个事件，逐行接收；重复报送不重复计入） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageEventsDelivered"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "usage.deliverFile.post.usage.files": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                };
            };
        };
        responses: {
            /** @description 报送行为数据（已上传的 CSV 或 XLSX 文件） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageDelivered"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "usage.outlook.get.usage.outlook": {
        parameters: {
            query: {
                voucherId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 按奖补标准，此刻如何判定（仅供了解，以结算申请的评估为准） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageOutlook"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "usage.received.get.usage.received": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                voucherId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 平台收到的行为数据（逐条） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UsageReceived"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "usage.listSigningKeys.get.usage.signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 签名公钥 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UsageSigningKey"][];
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "usage.addSigningKey.post.usage.signing-keys": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: base64 */
                    publicKey: string;
                };
            };
        };
        responses: {
            /** @description 登记签名公钥（登记后接口报送须签名） */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSigningKey"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "usage.endSigningKey.post.usage.signing-keys.by-id.end": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 停用签名公钥 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "usage.template.get.usage.template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 行为数据文件模板 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "vouchers.list.get.vouchers": {
        parameters: {
            query?: {
                cityCode?: string;
                contractId?: string;
                counted?: "true";
                cursor?: string;
                limit?: string;
                planId?: string;
                programmeId?: string;
                status?: "issued" | "claimed" | "redeemed" | "expired" | "surrendered" | "frozen" | "revoked" | "recovering" | "recovered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 服务券列表 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VoucherSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "vouchers.read.get.vouchers.by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 服务券详情 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voucher"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "vouchers.certificate.get.vouchers.by-id.certificate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 下载服务券凭证 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "vouchers.surrender.post.vouchers.by-id.surrender": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description 放弃服务券 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: string[];
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "issued" | "claimed" | "redeemed" | "expired" | "surrendered" | "frozen" | "revoked" | "recovering" | "recovered";
                        version: number;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "vouchers.list.get.vouchers.export": {
        parameters: {
            query?: {
                cityCode?: string;
                contractId?: string;
                counted?: "true";
                planId?: string;
                programmeId?: string;
                status?: "issued" | "claimed" | "redeemed" | "expired" | "surrendered" | "frozen" | "revoked" | "recovering" | "recovered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 导出服务券列表（XLSX） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "vouchers.wallet.get.wallet": {
        parameters: {
            query: {
                programmeId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 券包：可用、结算中、已兑付和年度余额 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"];
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendar.load.post.work-calendar": {
        parameters: {
            query?: never;
            header: {
                /** @description 同一操作重试时保持不变 · the same for every retry of one operation */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    makeUpDays: string[];
                    offDays: string[];
                    sample: boolean;
                    source: string;
                    year: number;
                };
            };
        };
        responses: {
            /** @description 载入年度工作日历 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        done: true;
                    };
                };
            };
            /** @description a refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
