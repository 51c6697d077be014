/**
 * The first form of a workspace. `seal` is a CRC-32 over the other columns of the row (seal.ts): SQLite's own check
 * finds a broken tree, but not a changed letter or digit. Keys are the trees themselves wherever possible, because
 * the quick check does not compare an index with its table; tables are strict so that it notices a column whose type has
 * changed. A chunk carries its SHA-256 instead of a seal.
 */
export const workspace = `
create table identities (
  name text primary key not null,
  last integer not null,
  seal integer not null
) without rowid, strict;

create table corpora (
  id integer primary key,
  name text not null,
  state text not null,
  reason text,
  recipe text not null,
  report text,
  statistics text,
  created integer not null,
  seal integer not null
) strict;

create table import_progress (
  corpus integer primary key references corpora (id) on delete cascade,
  position text,
  articles integer not null,
  characters integer not null,
  skipped integer not null,
  blocks integer not null,
  seal integer not null
) strict;

create table text_blocks (
  id integer primary key,
  corpus integer not null references corpora (id) on delete cascade,
  number integer not null,
  first_article integer not null,
  articles integer not null,
  contents blob not null,
  data blob not null,
  seal integer not null
) strict;
create unique index text_blocks_in_order on text_blocks (corpus, number);

create table skipped_pages (
  corpus integer not null references corpora (id) on delete cascade,
  number integer not null,
  title text not null,
  reason text not null,
  seal integer not null,
  primary key (corpus, number)
) without rowid, strict;

create table tokenizers (
  id integer primary key,
  name text not null,
  corpus integer references corpora (id) on delete restrict,
  kind text not null,
  vocabulary_size integer not null,
  definition blob not null,
  created integer not null,
  seal integer not null
) strict;

create table token_sets (
  corpus integer not null references corpora (id) on delete cascade,
  tokenizer integer not null references tokenizers (id) on delete cascade,
  tokens integer not null,
  articles integer not null,
  shards integer not null,
  complete integer not null,
  seal integer not null,
  primary key (corpus, tokenizer)
) without rowid, strict;

create table token_shards (
  id integer primary key,
  corpus integer not null,
  tokenizer integer not null,
  number integer not null,
  first_token integer not null,
  first_article integer not null,
  width integer not null,
  article_starts blob not null,
  data blob not null,
  seal integer not null,
  foreign key (corpus, tokenizer) references token_sets (corpus, tokenizer) on delete cascade
) strict;
create unique index token_shards_in_order on token_shards (corpus, tokenizer, number);

create table bigram_blocks (
  id integer primary key,
  corpus integer not null,
  tokenizer integer not null,
  split text not null,
  name text not null,
  number integer not null,
  blocks integer not null,
  data blob not null,
  seal integer not null,
  foreign key (corpus, tokenizer) references token_sets (corpus, tokenizer) on delete cascade
) strict;
create unique index bigram_blocks_in_order on bigram_blocks (corpus, tokenizer, split, name, number);

create table runs (
  id integer primary key,
  name text not null,
  corpus integer not null references corpora (id) on delete restrict,
  tokenizer integer not null references tokenizers (id) on delete restrict,
  config text not null,
  settings text not null,
  state text not null,
  reason text,
  device text,
  parent_checkpoint integer,
  tags text not null,
  notes text not null,
  created integer not null,
  started integer,
  ended integer,
  archived integer not null,
  seal integer not null
) strict;

create table run_tallies (
  run integer primary key references runs (id) on delete cascade,
  points integer not null,
  evaluations integer not null,
  samples integer not null,
  events integer not null,
  seal integer not null
) strict;

create table metric_layouts (
  id integer primary key,
  names text not null,
  seal integer not null
) strict;

create table metrics (
  run integer not null references runs (id) on delete cascade,
  step integer not null,
  layout integer not null,
  "values" blob not null,
  seal integer not null,
  primary key (run, step, layout)
) without rowid, strict;

create table evaluations (
  run integer not null references runs (id) on delete cascade,
  number integer not null,
  step integer not null,
  checkpoint integer,
  result text not null,
  created integer not null,
  seal integer not null,
  primary key (run, number)
) without rowid, strict;

create table samples (
  run integer not null references runs (id) on delete cascade,
  number integer not null,
  step integer not null,
  prompt text not null,
  text text not null,
  created integer not null,
  seal integer not null,
  primary key (run, number)
) without rowid, strict;

create table events (
  run integer not null references runs (id) on delete cascade,
  number integer not null,
  step integer not null,
  kind text not null,
  message text not null,
  detail text,
  created integer not null,
  seal integer not null,
  primary key (run, number)
) without rowid, strict;

create table checkpoints (
  id integer primary key,
  run integer not null references runs (id) on delete cascade,
  kind text not null,
  step integer not null,
  metadata text not null,
  parts text not null,
  created integer not null,
  seal integer not null
) strict;

create table chunks (
  id integer primary key,
  hash blob not null,
  data blob not null
) strict;
create unique index chunks_by_hash on chunks (hash);

create table checkpoint_chunks (
  checkpoint integer not null references checkpoints (id) on delete cascade,
  kind text not null,
  number integer not null,
  chunk integer not null,
  bytes integer not null,
  hash blob not null,
  seal integer not null,
  primary key (checkpoint, kind, number)
) without rowid, strict;
`
