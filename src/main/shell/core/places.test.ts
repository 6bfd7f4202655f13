import path from 'node:path';
import { expect, test } from 'vitest';
import { placesFor } from './places.ts';

test('Linux follows XDG and ignores a relative value', () => {
  expect(placesFor({}, 'linux', '/home/a')).toEqual({
    profileDir: '/home/a/.config/kanaalregister',
    workspacesDir: '/home/a/.local/share/kanaalregister',
  });
  expect(placesFor({ XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: 'relative' }, 'linux', '/home/a')).toEqual({
    profileDir: '/c/kanaalregister',
    workspacesDir: '/home/a/.local/share/kanaalregister',
  });
});

test('Windows uses the local, never the roaming folder', () => {
  expect(placesFor({ LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' }, 'win32', 'C:\\Users\\a')).toEqual({
    profileDir: 'C:\\Users\\a\\AppData\\Local\\Kanaalregister\\Profile',
    workspacesDir: 'C:\\Users\\a\\AppData\\Local\\Kanaalregister',
  });
});

test('KANAALREGISTER_HOME puts everything below one folder', () => {
  expect(placesFor({ KANAALREGISTER_HOME: 'trial' }, 'linux', '/home/a')).toEqual({
    profileDir: path.resolve('trial/profile'),
    workspacesDir: path.resolve('trial/workspaces'),
  });
});
