/** What is dragged over the window that is no file: a mail out of a mail program, but not words out of the window itself. */
let ownDrag = false;

/** Follows what is dragged out of the window itself; stops when called. */
export function followOwnDrags(): () => void {
  const begin = (): void => {
    ownDrag = true;
  };
  const end = (): void => {
    ownDrag = false;
  };
  window.addEventListener('dragstart', begin);
  window.addEventListener('dragend', end);
  return () => {
    window.removeEventListener('dragstart', begin);
    window.removeEventListener('dragend', end);
  };
}

/** True where it comes from another program and is not meant for a field to write in. */
export function isForeign(event: DragEvent): boolean {
  if (ownDrag || (event.dataTransfer?.types ?? []).length === 0) return false;
  return !(event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]'));
}
