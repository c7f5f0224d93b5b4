-- What the schema has no words for: search indexes kept in step by triggers, and an audit ledger that only grows.
create extension if not exists pg_trgm;
--> statement-breakpoint
create table customer_words (word text collate "C" not null, "row" bigint not null references customer_search ("row") on delete cascade, primary key (word, "row"));
--> statement-breakpoint
create index customer_words_by_row on customer_words ("row", word);
--> statement-breakpoint
create index customer_parts on customer_search using gin (words gin_trgm_ops);
--> statement-breakpoint
create function customer_search_changed() returns trigger language plpgsql as $$
begin
  delete from customer_words where "row" = new."row";
  insert into customer_words (word, "row") select distinct word, new."row" from regexp_split_to_table(new.words, '[^[:alnum:]]+') as word where word <> '';
  return null;
end $$;
--> statement-breakpoint
create trigger customer_search_changed after insert or update on customer_search for each row execute function customer_search_changed();
--> statement-breakpoint
create table product_words (word text collate "C" not null, "row" bigint not null references product_search ("row") on delete cascade, primary key (word, "row"));
--> statement-breakpoint
create index product_words_by_row on product_words ("row", word);
--> statement-breakpoint
create index product_parts on product_search using gin (words gin_trgm_ops);
--> statement-breakpoint
create function product_search_changed() returns trigger language plpgsql as $$
begin
  delete from product_words where "row" = new."row";
  insert into product_words (word, "row") select distinct word, new."row" from regexp_split_to_table(new.words, '[^[:alnum:]]+') as word where word <> '';
  return null;
end $$;
--> statement-breakpoint
create trigger product_search_changed after insert or update on product_search for each row execute function product_search_changed();
--> statement-breakpoint
create index orders_by_number_end on orders (shop_id, reversed_number collate "C");
--> statement-breakpoint
create function audit_entries_refuse() returns trigger language plpgsql as $$ begin raise exception 'audit_entries is append-only'; end $$;
--> statement-breakpoint
create trigger audit_entries_append_only before update or delete or truncate on audit_entries for each statement execute function audit_entries_refuse();
