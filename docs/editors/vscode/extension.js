"use strict";
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  const command = vscode.workspace.getConfiguration("citationAudit").get("command");
  const server = { command, args: ["lsp"], transport: TransportKind.stdio };
  const languages = ["markdown", "latex", "plaintext"];
  const documentSelector = languages.map((language) => ({ scheme: "file", language }));
  client = new LanguageClient("citation-audit", "Citation Audit", server, { documentSelector });
  await client.start();
};

exports.deactivate = () => client && client.stop();
