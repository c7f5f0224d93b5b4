CREATE TABLE `customer_standings` (
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`code` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`shop_id`, `customer_id`, `code`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `customer_standings_by_customer` ON `customer_standings` (`customer_id`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`link_id` text,
	`type` text NOT NULL,
	`answers` text NOT NULL,
	`written` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_linkId_unique` ON `registrations` (`link_id`);--> statement-breakpoint
CREATE INDEX `registrations_by_account` ON `registrations` (`account_id`,`created_at`);
--> statement-breakpoint
-- What was said of a customer everywhere holds from now on where it was meant: who may not check out may not in any of their shops, and who has to ask first asks in every organisation they buy in, or in all their shops if they buy in none.
INSERT INTO "customer_standings" ("shop_id", "customer_id", "code", "value")
SELECT "place"."shop_id", "said"."customer_id", "said"."code", "said"."value"
FROM "customer_attributes" "said"
INNER JOIN "customer_shops" "place" ON "place"."customer_id" = "said"."customer_id"
WHERE "said"."code" IN ('CUSTOMER_B2B_REQUIRE_APPROVE', 'CUSTOMER_B2B_REQUIRE_APPROVE_X', 'CUSTOMER_BLOCK_CHECKOUT', 'CUSTOMER_BLOCK_CHECKOUT_X')
AND (
	"said"."code" IN ('CUSTOMER_BLOCK_CHECKOUT', 'CUSTOMER_BLOCK_CHECKOUT_X')
	OR EXISTS (SELECT 1 FROM "shops" "own" INNER JOIN "shop_attributes" "b2b" ON "b2b"."shop_id" = "own"."id" WHERE "own"."id" = "place"."shop_id" AND "own"."master_id" IS NOT NULL AND "b2b"."code" = 'SHOP_B2B' AND "b2b"."value" = 'true')
	OR NOT EXISTS (SELECT 1 FROM "customer_shops" "any" INNER JOIN "shops" "own" ON "own"."id" = "any"."shop_id" INNER JOIN "shop_attributes" "b2b" ON "b2b"."shop_id" = "own"."id" WHERE "any"."customer_id" = "said"."customer_id" AND "own"."master_id" IS NOT NULL AND "b2b"."code" = 'SHOP_B2B' AND "b2b"."value" = 'true')
);
--> statement-breakpoint
-- Roles are powers: only in the one organisation somebody buys in. Whoever is in several has none until one of them says so again.
INSERT INTO "customer_standings" ("shop_id", "customer_id", "code", "value")
SELECT MIN("place"."shop_id"), "said"."customer_id", "said"."code", MIN("said"."value")
FROM "customer_attributes" "said"
INNER JOIN "customer_shops" "place" ON "place"."customer_id" = "said"."customer_id"
INNER JOIN "shops" "own" ON "own"."id" = "place"."shop_id" AND "own"."master_id" IS NOT NULL
INNER JOIN "shop_attributes" "b2b" ON "b2b"."shop_id" = "own"."id" AND "b2b"."code" = 'SHOP_B2B' AND "b2b"."value" = 'true'
WHERE "said"."code" IN ('CUSTOMER_B2B_APPROVER', 'CUSTOMER_B2B_ADMINISTRATOR')
GROUP BY "said"."customer_id", "said"."code"
HAVING COUNT(*) = 1;
--> statement-breakpoint
DELETE FROM "customer_attributes" WHERE "code" IN ('CUSTOMER_B2B_APPROVER', 'CUSTOMER_B2B_ADMINISTRATOR', 'CUSTOMER_B2B_REQUIRE_APPROVE', 'CUSTOMER_B2B_REQUIRE_APPROVE_X', 'CUSTOMER_BLOCK_CHECKOUT', 'CUSTOMER_BLOCK_CHECKOUT_X');
