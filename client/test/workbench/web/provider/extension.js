// A file system that is nowhere on disk: it asks the test, by the port that paths begin with.
// Not by an authority, which the editor's dialogs replace by that of the machine that serves the editor.
const { Disposable, EventEmitter, FileChangeType, FileSystemError, workspace } = require('vscode');

const changes = new EventEmitter();

async function ask(request, uri, body = {}) {
  // Dialogs end the path of a folder with a slash.
  const [, port, ...names] = uri.path.replace(/\/$/, '').split('/');
  const response = await fetch(`http://127.0.0.1:${port}/${request}`, {
    method: 'POST',
    body: JSON.stringify({ path: `/${names.join('/')}`, ...body }),
  });
  if (!response.ok) throw FileSystemError[await response.text()](uri);
  return response.json();
}

async function change(type, uri, request, body) {
  await ask(request, uri, body);
  changes.fire([{ type, uri }]);
}

const provider = {
  onDidChangeFile: changes.event,
  watch: () => new Disposable(() => {}),
  stat: (uri) => ask('stat', uri),
  readDirectory: (uri) => ask('list', uri),
  readFile: async (uri) => Uint8Array.from(await ask('read', uri)),
  createDirectory: (uri) => change(FileChangeType.Created, uri, 'make'),
  writeFile: (uri, bytes) => change(FileChangeType.Changed, uri, 'write', { bytes: [...bytes] }),
  delete: (uri) => change(FileChangeType.Deleted, uri, 'delete'),
  rename: async (from, to) => {
    await ask('rename', from, { to: to.path.replace(/^\/\d+/, '') });
    changes.fire([
      { type: FileChangeType.Deleted, uri: from },
      { type: FileChangeType.Created, uri: to },
    ]);
  },
};

exports.activate = ({ subscriptions }) => {
  subscriptions.push(workspace.registerFileSystemProvider('corpus', provider, { isCaseSensitive: true }));
};
