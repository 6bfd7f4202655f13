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
    'out/verify/**',
    'resources/**',
    'package.json',
    'LICENSE',
    // Only for the shell in a system's Chromium.
    '!node_modules/playwright-core/**',
    // Of the reader of pictures its engine alone, in the one build that is used, and per language one set of data. What is
    // around it would fetch the rest from the network.
    '!node_modules/{tesseract.js,bmp-js,idb-keyval,is-url,node-fetch,opencollective-postinstall,regenerator-runtime,wasm-feature-detect,zlibjs}/**',
    '!node_modules/{whatwg-url,tr46,webidl-conversions}/**',
    '!node_modules/tesseract.js-core/{index.js,tesseract-core.js,*.wasm.js,tesseract-core{,-lstm,-simd,-relaxedsimd,-relaxedsimd-lstm}.{js,wasm}}',
    '!node_modules/@tesseract.js-data/*/4.0.0/**',
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
