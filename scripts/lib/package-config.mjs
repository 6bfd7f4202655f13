// What goes into the product and how it is packed: the configuration of electron-builder. docs/release.md has the whole road.

/** @type {import('electron-builder').Configuration} */
export const PACKAGE = {
  appId: 'invalid.kanaalregister.app',
  productName: 'Kanaalregister',
  copyright: 'EUPL-1.2',
  directories: { output: 'out/dist' },
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'resources/**',
    'package.json',
    'LICENSE',
    // Only for the shell in a system's Chromium.
    '!node_modules/playwright-core/**',
    '!node_modules/better-sqlite3/{src,deps,build}/**',
    '!node_modules/better-sqlite3/binding.gyp',
    // Of the native modules the one for the system that is packed for.
    // oxlint-disable-next-line no-template-curly-in-string -- electron-builder's own words
    '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node',
    '!**/*.{ts,mts,cts,tsx,map,md,markdown}',
    '!**/{test,tests,__tests__,example,examples,docs,wwwdev}/**',
  ],
  asarUnpack: ['**/*.node'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  // No updater: a new version comes by the road the administrator chooses.
  publish: null,
  win: { target: 'nsis' },
  nsis: {
    // Under the user, without administrator rights; what was logged stays when the program goes.
    perMachine: false,
    oneClick: false,
    allowToChangeInstallationDirectory: false,
    deleteAppDataOnUninstall: false,
  },
  linux: {
    category: 'Office',
    synopsis: 'Register van privékanalen voor het werk',
    maintainer: 'Kanaalregister',
    target: ['deb', 'AppImage'],
  },
};
