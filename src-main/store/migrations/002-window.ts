/** What the window needs beside: jobs that outlive their process, runs that can be undeleted, what views keep. */
export const window = `
create table jobs (
  id integer primary key,
  kind text not null,
  title text not null,
  state text not null,
  input text not null,
  corpus integer,
  run integer,
  progress text,
  problem text,
  result text,
  created integer not null,
  started integer,
  ended integer,
  seal integer not null
) strict;

create table deleted_runs (
  run integer primary key references runs (id) on delete cascade,
  deleted integer not null,
  seal integer not null
) strict;

create table views (
  id integer primary key,
  kind text not null,
  name text not null,
  run integer references runs (id) on delete cascade,
  document text not null,
  created integer not null,
  changed integer not null,
  seal integer not null
) strict;

create table facts (
  name text primary key not null,
  document text not null,
  seal integer not null
) without rowid, strict;
`
