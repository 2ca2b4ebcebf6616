import { Suspense, lazy, useEffect, useState, type ReactNode } from "react";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Alert, App, Badge, Button, Dropdown, Flex, Grid, Layout, Menu, Skeleton } from "antd";
import { BellOutlined, DownOutlined, GlobalOutlined, HomeOutlined, MenuOutlined } from "@ant-design/icons";
import { roles } from "@yunquan/core/roles.ts";
import { api, queryClient, reads } from "../api.ts";
import { useLanguage } from "../language-choice.ts";
import { menuEntries } from "../menu-entries.ts";
import { menuGroups, type MenuEntry, type MenuGroup } from "../menu.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { faultWords } from "./fault-notice.tsx";
import { useLater } from "./later.ts";
import { useScrollFocus } from "./scroll-focus.ts";

// Neither is needed to see the page: they come after it.
const SearchBox = lazy(async () => ({ default: (await import("./search-box.tsx")).SearchBox }));
const PhoneMenu = lazy(async () => ({ default: (await import("./phone-menu.tsx")).PhoneMenu }));

/** The frame of the workspaces: name, who one is and for whom one acts, the menu of what one may do. */
export function Shell(): ReactNode {
  const { t, language } = useSpeech();
  const { choose } = useLanguage();
  useScrollFocus();
  const wide = Grid.useBreakpoint().lg ?? true;
  const later = useLater();
  const [menuOpen, setMenuOpen] = useState(false);
  const unread = reads.useQuery("get", "/api/v1/messages/unread", {}, { refetchInterval: 60_000 });
  const fresh = unread.data?.unread ?? 0;
  return (
    <Layout className="shell">
      <a className="skip" href="#main">
        {t("跳到正文", "Skip to content")}
      </a>
      <Layout.Header className="shell-head">
        {!wide && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t("打开菜单", "Open the menu")}
            aria-expanded={menuOpen}
            onClick={() => setMenuOpen(true)}
          />
        )}
        <Link to="/" className="brand">
          <b>{t("云券", "Yunquan")}</b>
          {wide && <span>{t("服务券办理", "Voucher workspaces")}</span>}
        </Link>
        <Flex gap={4} align="center" className="shell-tools">
          {wide && (
            <Suspense fallback={<span className="search-box" />}>
              <SearchBox />
            </Suspense>
          )}
          <Link to="/messages" aria-label={t(`消息，${fresh} 条未读`, `Messages, ${fresh} unread`)}>
            <Badge count={fresh} size="small" overflowCount={99} offset={[0, 8]}>
              <span className="tool">
                <BellOutlined />
              </span>
            </Badge>
          </Link>
          <Button
            type="text"
            icon={<GlobalOutlined />}
            lang={language === "zh" ? "en" : "zh-CN"}
            aria-label={language === "zh" ? "English" : "中文"}
            onClick={() => choose(language === "zh" ? "en" : "zh")}
          >
            {wide && (language === "zh" ? "English" : "中文")}
          </Button>
          <PersonMenu />
        </Flex>
      </Layout.Header>
      <Layout>
        {wide ? (
          <Layout.Sider width={216} className="shell-side">
            <nav aria-label={t("主导航", "Main")}>
              <SideMenu />
            </nav>
          </Layout.Sider>
        ) : (
          (menuOpen || later) && (
            <Suspense fallback={null}>
              <PhoneMenu open={menuOpen} onClose={() => setMenuOpen(false)}>
                <SideMenu onChosen={() => setMenuOpen(false)} />
              </PhoneMenu>
            </Suspense>
          )
        )}
        <Layout.Content id="main" tabIndex={-1} className="content">
          <Offline />
          <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

/** A menu that one looks over needs no headings. */
const LINES_WITHOUT_HEADINGS = 12;

const groupOrder = Object.keys(menuGroups) as readonly MenuGroup[];

function SideMenu({ onChosen }: { readonly onChosen?: () => void }): ReactNode {
  const { t, language } = useSpeech();
  const session = useSession();
  const side = sideOf(session);
  const { pathname } = useLocation();
  const shown = menuEntries
    .filter((entry) => mayCall(session, entry.operation) && (entry.sides?.includes(side) ?? true))
    .toSorted((a, b) => a.order - b.order);
  const here = shown
    .filter((entry) => pathname === entry.to || pathname.startsWith(`${entry.to}/`))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
  const lineOf = (entry: MenuEntry) => ({
    key: entry.to,
    icon: <entry.icon />,
    label: <Link to={entry.to as "/"}>{entry[language]}</Link>,
  });
  const lines =
    shown.length <= LINES_WITHOUT_HEADINGS
      ? shown.map(lineOf)
      : groupOrder.flatMap((group) => {
          const children = shown.filter((entry) => entry.group === group).map(lineOf);
          return children.length === 0
            ? []
            : [{ key: group, type: "group" as const, label: menuGroups[group][language], children }];
        });
  return (
    <Menu
      mode="inline"
      onClick={() => onChosen?.()}
      selectedKeys={[pathname === "/" ? "/" : (here?.to ?? "")]}
      items={[{ key: "/", icon: <HomeOutlined />, label: <Link to="/">{t("我的待办", "My tasks")}</Link> }, ...lines]}
    />
  );
}

function PersonMenu(): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { message } = App.useApp();
  const session = useSession();
  const { membership } = session;
  const wide = Grid.useBreakpoint().md ?? true;
  const actFor = async (organisationId: string): Promise<void> => {
    await api.POST("/api/v1/session/organisation", { body: { organisationId } });
    queryClient.clear();
    location.assign("/w/");
  };
  const leave = async (): Promise<void> => {
    await api.POST("/api/v1/session/end", {});
    location.assign("/");
  };
  const orSay = (done: Promise<void>): void => {
    void done.catch((error: unknown) => message.error(faultWords(error, speech)));
  };
  const others = session.memberships.filter((one) => one.organisationId !== membership.organisationId);
  const ownRoles = membership.roles.map((role) => roles[role][language]).join(t("、", ", "));
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          {
            key: "who",
            type: "group",
            label: `${membership.organisationName} · ${ownRoles}`,
          },
          { key: "profile", label: <Link to="/profile">{t("个人信息", "Profile")}</Link> },
          ...others.map((one) => ({
            key: one.organisationId,
            label: t(`切换到 ${one.organisationName}`, `Act for ${one.organisationName}`),
            onClick: () => orSay(actFor(one.organisationId)),
          })),
          { key: "help", label: <Link to="/help">{t("帮助", "Help")}</Link> },
          { key: "portal", label: <a href="/">{t("公开首页", "Public site")}</a> },
          { key: "leave", label: t("退出登录", "Sign out"), onClick: () => orSay(leave()) },
        ],
      }}
    >
      <Button type="text" className="person" aria-label={t(`${session.name}，个人菜单`, `${session.name}, own menu`)}>
        <span className="person-name">{wide ? `${session.name} · ${membership.organisationName}` : session.name}</span>
        <DownOutlined />
      </Button>
    </Dropdown>
  );
}

/** Says so when the network is gone, and when it is back. */
function Offline(): ReactNode {
  const { t } = useSpeech();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const told = (): void => setOnline(navigator.onLine);
    addEventListener("online", told);
    addEventListener("offline", told);
    return () => {
      removeEventListener("online", told);
      removeEventListener("offline", told);
    };
  }, []);
  if (online) return null;
  return (
    <Alert
      banner
      type="warning"
      title={t(
        "网络已断开。已填内容保留在本页，恢复后会继续保存。",
        "You are offline. What you entered stays on this page and is saved once the network is back.",
      )}
    />
  );
}
