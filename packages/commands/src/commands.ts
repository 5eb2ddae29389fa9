/** What the hub asks other systems to do: kept, in order, each with its effect once. See the README. */
export { ask, type Asked, type Asking } from './ask.ts';
export { defineCommand, type Command, type CommandKind, type CommandState, type EndedCommand } from './command.ts';
export { CommandRefused } from './command-refused.ts';
export { commandTask, performer, type CommandTaskOptions, type Performer } from './command-task.ts';
export { commandsMigrations } from './migrations.ts';
export { commandsById, commandsByKey, commandsAbout, openCommandsOf } from './read-commands.ts';
export { askBack, withdrawCommand } from './withdraw.ts';
export { type WhenStuck } from './stuck.ts';
