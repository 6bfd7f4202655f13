/** Arrows that scroll or choose where they are: at sign-off they go from one entry to the next everywhere else. */
export function keepArrows(event: React.KeyboardEvent): void {
  if (event.key.startsWith('Arrow')) event.stopPropagation();
}
