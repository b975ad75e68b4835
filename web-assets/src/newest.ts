// A box that scrolls in itself and is read at its end.

/** Pixels from the end within which a reader counts as being at the end. */
export const NEAR = 140;

/** Opens a box at its newest words. Pictures and the letters of the page's own type come later and take another height than
    what they replace: until its reader looks back, the box stays at the end. */
export function openAtNewest(box: HTMLElement): void {
  let stays = true;
  const toNewest = (): void => {
    box.scrollTop = box.scrollHeight;
  };
  box.addEventListener("scroll", () => {
    stays = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  });
  const again = (): void => {
    if (stays) toNewest();
  };
  document.fonts.addEventListener("loadingdone", again);
  box.addEventListener("load", again, true);
  toNewest();
}
