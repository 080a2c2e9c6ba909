-- Uses an article as a person does; nvim runs it after the configuration of docs/EDITORS.md.
local article, sidecar = vim.env.ARTICLE, vim.env.SIDECAR
local patience = 60000

local function check(what, fine)
  if not fine then
    io.stderr:write('nvim: ' .. what .. '\n')
    vim.cmd('cquit 1')
  end
end

local function wait(what, fine)
  check(what, vim.wait(patience, fine, 20))
end

local function saved()
  local file = io.open(sidecar)
  if not file then
    return ''
  end
  local text = file:read('*a')
  file:close()
  return text
end

local function request(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, patience) or {}) do
    check(method .. ': ' .. vim.inspect(answer.err or answer.error), not (answer.err or answer.error))
    return answer.result
  end
end

-- `buf_get_clients` is gone from the newest, `get_clients` is not in the oldest.
local clients = vim.lsp.get_clients or vim.lsp.buf_get_clients

vim.cmd('edit ' .. article)
wait('no server', function()
  return next(clients()) ~= nil
end)
wait('no findings', function()
  return #vim.diagnostic.get(0) > 0
end)
local found = false
for _, finding in ipairs(vim.diagnostic.get(0)) do
  found = found or finding.message:find('Seoul', 1, true) ~= nil
end
check('Seoul is not among the findings', found)

vim.fn.cursor(5, 1)
vim.fn.search('Seoul', 'c')
local here = vim.lsp.util.make_position_params(0, 'utf-16')
local card = request('textDocument/hover', here)
check('no card', card and vim.inspect(card.contents):find('LOC', 1, true))

local range = { start = here.position, ['end'] = here.position }
local params = { textDocument = here.textDocument, range = range, context = { diagnostics = vim.empty_dict() } }
params.context.diagnostics = {}
local fixes = request('textDocument/codeAction', params)
local fix
for _, each in ipairs(fixes) do
  fix = fix or each.title:find('^Accept “Seoul”') and each
end
check('no quick fix accepts Seoul', fix)
request('workspace/executeCommand', fix.command)
wait('the decision was not saved', function()
  return saved():find('Seoul', 1, true) ~= nil
end)
local before = tonumber(saved():match('start: (%d+)'))

-- The key for another one.
vim.fn.search('Reuters')
vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('<leader>a', true, false, true), 'mx', false)
wait('the key decided nothing', function()
  return saved():find('Reuters', 1, true) ~= nil
end)

vim.api.nvim_buf_set_lines(0, 0, 0, false, { 'Tin', '' })
vim.cmd('write')
wait('the sidecar did not follow the text', function()
  return tonumber(saved():match('start: (%d+)')) == before + 5
end)
print('nvim ' .. tostring(vim.version().major) .. '.' .. vim.version().minor .. ': all is well')
vim.cmd('quitall!')
