-- What the schema has no words for: search indexes kept in step by triggers, and an audit ledger that only grows.
create virtual table customer_words using fts5(words, content='customer_search', content_rowid='row', tokenize="unicode61 remove_diacritics 0", prefix='2 3 4', detail=none);
--> statement-breakpoint
create virtual table customer_parts using fts5(words, content='customer_search', content_rowid='row', tokenize='trigram', detail=none);
--> statement-breakpoint
create trigger customer_search_added after insert on customer_search begin
  insert into customer_words(rowid, words) values (new.row, new.words);
  insert into customer_parts(rowid, words) values (new.row, new.words);
end;
--> statement-breakpoint
create trigger customer_search_removed after delete on customer_search begin
  insert into customer_words(customer_words, rowid, words) values ('delete', old.row, old.words);
  insert into customer_parts(customer_parts, rowid, words) values ('delete', old.row, old.words);
end;
--> statement-breakpoint
create trigger customer_search_changed after update on customer_search begin
  insert into customer_words(customer_words, rowid, words) values ('delete', old.row, old.words);
  insert into customer_parts(customer_parts, rowid, words) values ('delete', old.row, old.words);
  insert into customer_words(rowid, words) values (new.row, new.words);
  insert into customer_parts(rowid, words) values (new.row, new.words);
end;
--> statement-breakpoint
create virtual table product_words using fts5(words, content='product_search', content_rowid='row', tokenize="unicode61 remove_diacritics 0", prefix='2 3 4', detail=none);
--> statement-breakpoint
create virtual table product_parts using fts5(words, content='product_search', content_rowid='row', tokenize='trigram', detail=none);
--> statement-breakpoint
create trigger product_search_added after insert on product_search begin
  insert into product_words(rowid, words) values (new.row, new.words);
  insert into product_parts(rowid, words) values (new.row, new.words);
end;
--> statement-breakpoint
create trigger product_search_removed after delete on product_search begin
  insert into product_words(product_words, rowid, words) values ('delete', old.row, old.words);
  insert into product_parts(product_parts, rowid, words) values ('delete', old.row, old.words);
end;
--> statement-breakpoint
create trigger product_search_changed after update on product_search begin
  insert into product_words(product_words, rowid, words) values ('delete', old.row, old.words);
  insert into product_parts(product_parts, rowid, words) values ('delete', old.row, old.words);
  insert into product_words(rowid, words) values (new.row, new.words);
  insert into product_parts(rowid, words) values (new.row, new.words);
end;
--> statement-breakpoint
create index orders_by_number_end on orders (shop_id, reversed_number);
--> statement-breakpoint
create trigger audit_entries_no_update before update on audit_entries begin select raise(abort, 'audit_entries is append-only'); end;
--> statement-breakpoint
create trigger audit_entries_no_delete before delete on audit_entries begin select raise(abort, 'audit_entries is append-only'); end;
