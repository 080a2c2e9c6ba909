/**
 * The VS Codes that Dateline is tested on. `vscode` is the desktop build's version; where that cannot be
 * downloaded the npm package code-server carries the same VS Code, and `node` is the Node it runs on.
 * 4.117.0 is the newest whose extension tests run outside a desktop.
 */
export const vscodes = {
  oldest: {
    vscode: '1.100.3',
    desktop: '1.100.3',
    codeServer: '4.100.3',
    integrity:
      'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
    node: 20,
  },
  newest: {
    vscode: '1.117.0',
    desktop: 'stable',
    codeServer: '4.117.0',
    integrity:
      'sha512-FIMu90X/cw9tCAR4wII5ypK4R9Xbg5Zu/2LttqJNH+MuVOP15eODFCnTZHkH44r2d9MjDdaESP8VHSlotpTyQQ==',
    node: 22,
  },
};

/** The Node that is fetched from npm when the one at hand has another major version. */
export const nodes = { 20: '20.20.2', 22: '22.23.3' };
