CREATE TABLE `desk_visits` (
	`manager_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`manager_id`, `shop_id`, `customer_id`),
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `desk_visits_by_time` ON `desk_visits` (`manager_id`,`shop_id`,`at`,`customer_id`);--> statement-breakpoint
CREATE INDEX `assists_by_manager` ON `assists` (`manager_id`,`shop_id`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `carts_by_shop` ON `carts` (`shop_id`,`kind`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_waiting` ON `orders` (`shop_id`,`placed_at`,`id`) WHERE state in ('os.waiting', 'os.waiting.approve', 'os.waiting.payment');--> statement-breakpoint
-- The customers' words: every beginning up to eight letters has a list of its own, which is read only as far as it is
-- needed; the shops stand among the words (after a letter nobody can type), so that another shop's crowd costs nothing.
drop trigger customer_search_added;
--> statement-breakpoint
drop trigger customer_search_removed;
--> statement-breakpoint
drop trigger customer_search_changed;
--> statement-breakpoint
drop table customer_words;
--> statement-breakpoint
create virtual table customer_words using fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", prefix='2 3 4 5 6 7 8', detail=none);
--> statement-breakpoint
create view customer_words_now as select s.row, s.words || coalesce((select ' ' || group_concat(char(57344) || replace(l.shop_id, '-', ''), ' ') from customer_shops l where l.customer_id = s.customer_id), '') as words, s.customer_id from customer_search s;
--> statement-breakpoint
insert into customer_words(rowid, words) select row, words from customer_words_now order by row;
--> statement-breakpoint
create table customer_terms (word text primary key not null) without rowid;
--> statement-breakpoint
insert or ignore into customer_terms select distinct word.value from customer_search s, json_each('["' || replace(s.words, ' ', '","') || '"]') word where word.value glob '[^0-9]*' and not word.value glob '*[0-9]*';
--> statement-breakpoint
create trigger customer_search_added after insert on customer_search begin
  insert into customer_words(rowid, words) select row, words from customer_words_now where row = new.row;
  insert into customer_parts(rowid, words) values (new.row, new.words);
  insert or ignore into customer_terms select value from json_each('["' || replace(new.words, ' ', '","') || '"]') where value glob '[^0-9]*' and not value glob '*[0-9]*';
end;
--> statement-breakpoint
create trigger customer_search_removed after delete on customer_search begin
  delete from customer_words where rowid = old.row;
  insert into customer_parts(customer_parts, rowid, words) values ('delete', old.row, old.words);
end;
--> statement-breakpoint
create trigger customer_search_changed after update on customer_search begin
  delete from customer_words where rowid = old.row;
  insert into customer_parts(customer_parts, rowid, words) values ('delete', old.row, old.words);
  insert into customer_words(rowid, words) select row, words from customer_words_now where row = new.row;
  insert into customer_parts(rowid, words) values (new.row, new.words);
  insert or ignore into customer_terms select value from json_each('["' || replace(new.words, ' ', '","') || '"]') where value glob '[^0-9]*' and not value glob '*[0-9]*';
end;
--> statement-breakpoint
create trigger customer_shops_added after insert on customer_shops begin
  delete from customer_words where rowid = (select row from customer_search where customer_id = new.customer_id);
  insert into customer_words(rowid, words) select row, words from customer_words_now where customer_id = new.customer_id;
end;
--> statement-breakpoint
create trigger customer_shops_removed after delete on customer_shops begin
  delete from customer_words where rowid = (select row from customer_search where customer_id = old.customer_id);
  insert into customer_words(rowid, words) select row, words from customer_words_now where customer_id = old.customer_id;
end;
