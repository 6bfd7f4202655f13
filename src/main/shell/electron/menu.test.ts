import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { menuFor } from './menu.ts';

function items(menu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menu.flatMap((one) => [one, ...(Array.isArray(one.submenu) ? items(one.submenu) : [])]);
}

test('the menu says the same in both languages, and nothing in the other one', () => {
  const [nl, en] = (['nl', 'en'] as const).map((lang) => items(menuFor(lang, { press: vi.fn() })));
  expect(nl!.map((one) => one.role ?? one.type)).toEqual(en!.map((one) => one.role ?? one.type));
  const named = (list: MenuItemConstructorOptions[]): string[] => list.flatMap((one) => one.label ?? []);
  expect(named(nl!)).toContain('Vergrendelen');
  expect(named(en!)).toContain('Lock');
  // A role without a label of ours would speak the system's language.
  for (const one of [...nl!, ...en!]) if (one.role) expect(one.label, one.role).toBeTruthy();
});

test('a key that the window has is shown, never taken from it', () => {
  const press = vi.fn();
  const shown = items(menuFor('nl', { press })).filter((one) => one.accelerator);
  expect(shown.map((one) => one.accelerator)).toEqual(['Control+L', 'Control+K', 'F1']);
  for (const one of shown) {
    expect(one.registerAccelerator).toBe(false);
    (one.click as () => void)();
  }
  expect(press.mock.calls).toEqual([['L', 'control'], ['K', 'control'], ['F1']]);
});

test('nothing in the menu reloads the page or opens the tools of a developer', () => {
  const roles = items(menuFor('en', { press: vi.fn() })).map((one) => one.role);
  for (const role of ['reload', 'forceReload', 'toggleDevTools'] as const) expect(roles).not.toContain(role);
});
