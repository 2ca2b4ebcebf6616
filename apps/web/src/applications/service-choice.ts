/** What an application chooses within its contract. */
export interface ServiceChoice {
  readonly serviceCode: string | null;
  readonly productId: string | null;
  readonly promised: boolean;
}
