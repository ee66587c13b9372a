-- SPDX-License-Identifier: Apache-2.0
-- A real Neovim with nothing but its built-in client: starts the server, waits, prints what it would show.
local client = vim.lsp.start_client({ cmd = { os.getenv("SERVER") }, root_dir = vim.fn.getcwd(), name = "clangd" })
vim.bo.filetype = "c"
vim.lsp.buf_attach_client(0, client)
local seen = function()
  for _, item in ipairs(vim.diagnostic.get(0)) do
    if item.source == "brinell" then return true end
  end
  return false
end
vim.wait(40000, seen, 100)
vim.wait(1000, function() return false end, 100)
for _, item in ipairs(vim.diagnostic.get(0)) do
  if item.source == "brinell" then print("finding " .. (item.lnum + 1) .. " " .. tostring(item.code)) end
end
vim.lsp.stop_client(client, true)
vim.cmd("qa!")
