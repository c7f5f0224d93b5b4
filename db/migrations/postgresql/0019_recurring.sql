CREATE TABLE "recurring_dates" (
	"id" text PRIMARY KEY NOT NULL,
	"recurring_id" text NOT NULL,
	"day" text NOT NULL,
	"state" text NOT NULL,
	"placement_key" text NOT NULL,
	"cart_id" text,
	"order_id" text,
	"reason" text,
	"lacks" jsonb NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"try_at" timestamp (3) with time zone NOT NULL,
	"by_name" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recurring_dates_placementKey_unique" UNIQUE("placement_key")
);
--> statement-breakpoint
CREATE TABLE "recurring_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"recurring_id" text NOT NULL,
	"position" integer NOT NULL,
	"sku_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"added_by_id" text,
	"added_by_name" text,
	CONSTRAINT "recurring_lines_quantity" CHECK (quantity >= 1)
);
--> statement-breakpoint
CREATE TABLE "recurring_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"every" integer NOT NULL,
	"unit" text NOT NULL,
	"anchor" text NOT NULL,
	"month_day" integer NOT NULL,
	"next_day" text,
	"until_day" text,
	"times" integer,
	"placed" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"ship_to_id" text NOT NULL,
	"bill_to_id" text,
	"delivery_method_id" text NOT NULL,
	"gateway" text NOT NULL,
	"payment_token_id" text,
	"paused_because" text,
	"ended_because" text,
	"manager_id" text,
	"manager_name" text,
	"manager_email" text,
	"assist_id" text,
	"assist_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recurring_orders_every" CHECK (every >= 1),
	CONSTRAINT "recurring_orders_on_behalf" CHECK ((assist_id is null) = (manager_id is null))
);
--> statement-breakpoint
ALTER TABLE "recurring_dates" ADD CONSTRAINT "recurring_dates_recurring_id_recurring_orders_id_fk" FOREIGN KEY ("recurring_id") REFERENCES "public"."recurring_orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_dates" ADD CONSTRAINT "recurring_dates_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_lines" ADD CONSTRAINT "recurring_lines_recurring_id_recurring_orders_id_fk" FOREIGN KEY ("recurring_id") REFERENCES "public"."recurring_orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_lines" ADD CONSTRAINT "recurring_lines_sku_id_skus_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."skus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_orders" ADD CONSTRAINT "recurring_orders_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_orders" ADD CONSTRAINT "recurring_orders_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_orders" ADD CONSTRAINT "recurring_orders_delivery_method_id_delivery_methods_id_fk" FOREIGN KEY ("delivery_method_id") REFERENCES "public"."delivery_methods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_orders" ADD CONSTRAINT "recurring_orders_payment_token_id_payment_tokens_id_fk" FOREIGN KEY ("payment_token_id") REFERENCES "public"."payment_tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_orders" ADD CONSTRAINT "recurring_orders_assist_id_assists_id_fk" FOREIGN KEY ("assist_id") REFERENCES "public"."assists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "recurring_dates_day" ON "recurring_dates" USING btree ("recurring_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "recurring_dates_order" ON "recurring_dates" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "recurring_dates_open" ON "recurring_dates" USING btree ("try_at","id") WHERE state in ('due', 'placed');--> statement-breakpoint
CREATE UNIQUE INDEX "recurring_lines_sku" ON "recurring_lines" USING btree ("recurring_id","sku_id");--> statement-breakpoint
CREATE INDEX "recurring_orders_by_customer" ON "recurring_orders" USING btree ("customer_id","shop_id","created_at","id");--> statement-breakpoint
CREATE INDEX "recurring_orders_due" ON "recurring_orders" USING btree ("state","next_day","id");