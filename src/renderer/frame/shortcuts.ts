/**
 * Every key of the window in one list: it makes the keys work, prints them in the footer, and fills the palette and the
 * page of keys. The last one registered for a key wins, so a screen can take a key over from the frame.
 */
import { useLayoutEffect, useRef } from 'react';
import type { IconName } from '../components/Icon.tsx';
import { held } from '../state/held.ts';

export interface Shortcut {
  id: number;
  /** `Ctrl+Shift+N`, `F2`, `W`, `ArrowDown`; '' = only in the palette. */
  keys: string;
  label: string;
  run: () => void;
  group: 'here' | 'go' | 'settings' | 'everywhere';
  /** Said after the label in the palette: "week 10". */
  note: string;
  icon: IconName | null;
  /** Printed in the footer, with this shorter word. */
  foot: string | null;
  inPalette: boolean;
}

export interface ShortcutOptions {
  enabled?: boolean;
  group?: Shortcut['group'];
  note?: string;
  icon?: IconName;
  foot?: string;
  /** False for keys that only move about. */
  palette?: boolean;
}

const all = held<readonly Shortcut[]>([]);
let lastId = 0;

export const useShortcuts = all.use;

/**
 * Those of one group, without what the screen has taken over. Places go as the rail has them, by their key, whichever was
 * there first; without a key they come last.
 */
export function inOrder(shortcuts: readonly Shortcut[], group: Shortcut['group']): Shortcut[] {
  const here = shortcuts.filter((s) => s.group === 'here');
  const isTaken = (s: Shortcut): boolean =>
    s.group !== 'here' && here.some((own) => (s.keys === '' ? own.label === s.label : own.keys === s.keys));
  const found = shortcuts.filter((s) => s.group === group && !isTaken(s));
  if (group !== 'go') return found;
  return found.sort((a, b) => Number(a.keys === '') - Number(b.keys === '') || a.keys.localeCompare(b.keys));
}

/**
 * Makes a key work while the component is on the screen. `keys` '' puts a command in the palette without a key. The key is
 * there with the frame that shows the screen (a layout effect): a person types as soon as they see.
 */
export function useShortcut(keys: string, run: () => void, label: string, options: ShortcutOptions = {}): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  const { enabled = true, group = 'here', note = '', icon = null, foot = null, palette = true } = options;
  useLayoutEffect(() => {
    if (!enabled) return;
    const id = ++lastId;
    const entry = { id, keys, label, run: () => latest.current(), group, note, icon, foot, inPalette: palette };
    all.set([...all.get(), entry]);
    return () => all.set(all.get().filter((s) => s.id !== id));
  }, [keys, label, enabled, group, note, icon, foot, palette]);
}

/** A pressed key as this list writes it. */
export function pressed(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  // Shift alone makes a capital or a sign; it counts beside another modifier or with a named key.
  if (event.shiftKey && (parts.length > 0 || key.length > 1)) parts.push('Shift');
  return [...parts, key].join('+');
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'file'].includes(target.type);
}

/** True for keys that belong to a focused button, link or tick: Enter and Space press it. */
function pressesControl(keys: string, target: EventTarget | null): boolean {
  return (
    (keys === 'Enter' || keys === 'Space') &&
    target instanceof HTMLElement &&
    target.closest('button, a, input, select, summary, [role=option]') !== null
  );
}

const BARE = /^(.|Space|Enter|Escape|Arrow\w+|Home|End|Page\w+|Delete|Backspace)$/;
/** Leaves text editing alone: these do their usual work in a field. */
const EDITING = new Set(['Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+Z', 'Ctrl+A']);

/** The one listener of the window. `singleKeys` false: single letters do nothing. */
export function useShortcutListener(singleKeys: boolean): void {
  // With the frame that shows the screen, as the keys themselves: a person types as soon as they see.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const keys = pressed(event);
      const typing = isTyping(event.target);
      if (typing && keys !== 'Escape' && (BARE.test(keys) || EDITING.has(keys))) return;
      if (pressesControl(keys, event.target)) return;
      if (!singleKeys && /^[A-Z]$/.test(keys)) return;
      // A dialog has the keys to itself.
      if (document.querySelector('[role=dialog]')) return;
      // What a screen means by a key goes before what it means everywhere, whichever was there first.
      const now = all.get();
      const found = now.findLast((s) => s.keys === keys && s.group === 'here') ?? now.findLast((s) => s.keys === keys);
      if (!found) return;
      event.preventDefault();
      if (event.repeat && !keys.startsWith('Arrow')) return;
      found.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [singleKeys]);
}
