"""`completion`: a shell's name in, the script with which it completes the command out."""

import argparse
from argparse import Namespace
from collections.abc import Iterator
from shlex import quote

from audit.cli.exits import CLEAN
from audit.cli.output import write_output
from audit.profiles import PROFILES
from audit.rules import RULES

BASH = """# bash completion for citation-audit: source it, or save it in ~/.local/share/bash-completion/completions/
_citation_audit() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "@COMMANDS@" -- "$current"))
    return
  fi
  case "$previous" in
@VALUES@
  esac
  case "$command" in
@OPTIONS@
  esac
  [ "${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _citation_audit citation-audit
"""
ZSH = "autoload -U +X bashcompinit && bashcompinit\n"


def run(arguments: Namespace) -> int:
    """Print the script for the shell named."""
    from audit.cli.arguments import build_parser

    commands = _commands(build_parser())
    script = "".join(_fish(commands)) if arguments.shell == "fish" else _bash(commands)
    script = ZSH + script if arguments.shell == "zsh" else script
    write_output(lambda stream: print(script, end="", file=stream), None)
    return CLEAN


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in parser._actions if action.option_strings]


def _words(action: argparse.Action) -> list[str]:
    """Return the words that may follow an option, or none when it takes a file, a number or nothing."""
    if action.choices is not None:
        return [str(choice) for choice in action.choices]
    if action.dest in ("select", "ignore"):
        return [rule.id for rule in RULES]
    return []


def _bash(commands: dict[str, argparse.ArgumentParser]) -> str:
    values: dict[str, dict[str, None]] = {}
    for parser in commands.values():
        for action in _options(parser):
            for name in action.option_strings:
                values.setdefault(name, {}).update(dict.fromkeys(_words(action)))
    cases = [
        f'    {name}) COMPREPLY=($(compgen -W "{" ".join(words)}" -- "$current")); return;;'
        for name, words in values.items()
        if words
    ]
    options = []
    for command, parser in commands.items():
        names = " ".join(name for action in _options(parser) for name in action.option_strings)
        rules = f" {' '.join((*(rule.id for rule in RULES), *PROFILES))}" if command == "explain" else ""
        guard = '[[ "$current" == -* ]] && ' if command != "explain" else ""
        options.append(f'    {command}) {guard}COMPREPLY=($(compgen -W "{names}{rules}" -- "$current"));;')
    script = BASH.replace("@COMMANDS@", " ".join([*commands, "--help", "--version"]))
    return script.replace("@VALUES@", "\n".join(cases)).replace("@OPTIONS@", "\n".join(options))


def _fish(commands: dict[str, argparse.ArgumentParser]) -> Iterator[str]:
    yield "# fish completion for citation-audit: save it as ~/.config/fish/completions/citation-audit.fish\n"
    for command, parser in commands.items():
        about = quote((parser.description or "").rstrip("."))
        yield f"complete -c citation-audit -n __fish_use_subcommand -a {command} -d {about}\n"
        for action in _options(parser):
            long = [name[2:] for name in action.option_strings if name.startswith("--")]
            short = [name[1:] for name in action.option_strings if not name.startswith("--")]
            names = "".join([*(f" -l {name}" for name in long), *(f" -s {name}" for name in short)])
            words = f" -x -a {quote(' '.join(_words(action)))}" if _words(action) else ""
            about = quote((action.help or "").replace("%%", "%"))
            condition = quote(f"__fish_seen_subcommand_from {command}")
            yield f"complete -c citation-audit -n {condition}{names}{words} -d {about}\n"
