// One sentence above the place where one writes: a refusal, or that the connection is gone.

export class Notice {
  private gone = false;

  constructor(
    private readonly at: HTMLElement,
    private readonly offlineText: string,
    private readonly onlineText: string,
  ) {}

  say(text: string): void {
    this.gone = false;
    this.show(text);
  }

  offline(): void {
    if (this.gone) return;
    this.gone = true;
    this.show(this.offlineText);
  }

  online(): void {
    if (!this.gone) return;
    this.gone = false;
    this.show(this.onlineText);
    setTimeout(() => {
      if (this.at.textContent === this.onlineText) this.hide();
    }, 4_000);
  }

  hide(): void {
    if (this.gone) return;
    this.at.hidden = true;
    this.at.textContent = "";
  }

  private show(text: string): void {
    this.at.textContent = text;
    this.at.hidden = false;
  }
}
