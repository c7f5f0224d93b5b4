CREATE TABLE "subscription_terms" (
	"id" text PRIMARY KEY NOT NULL,
	"sku_id" text NOT NULL,
	"months" integer NOT NULL,
	CONSTRAINT "subscription_terms_one" CHECK (months >= 1)
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" text PRIMARY KEY NOT NULL,
	"term_start" text,
	"term_end" text,
	"cancelled_at" timestamp (3) with time zone,
	"reminded_for" text
);
--> statement-breakpoint
ALTER TABLE "subscription_terms" ADD CONSTRAINT "subscription_terms_sku_id_skus_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."skus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_id_recurring_orders_id_fk" FOREIGN KEY ("id") REFERENCES "public"."recurring_orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_terms_months" ON "subscription_terms" USING btree ("sku_id","months");--> statement-breakpoint
CREATE INDEX "subscriptions_cancelled" ON "subscriptions" USING btree ("cancelled_at","id");