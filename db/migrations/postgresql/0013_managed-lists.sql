CREATE TABLE "managed_list_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"list_id" text NOT NULL,
	"position" integer NOT NULL,
	"sku_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"ordered" integer DEFAULT 0 NOT NULL,
	"note" text NOT NULL,
	"alternatives" jsonb NOT NULL,
	"price_then" bigint,
	"currency_then" text NOT NULL,
	CONSTRAINT "managed_list_lines_quantity" CHECK (quantity >= 1 and quantity <= 9999),
	CONSTRAINT "managed_list_lines_ordered" CHECK (ordered >= 0 and ordered <= quantity)
);
--> statement-breakpoint
CREATE TABLE "managed_list_orders" (
	"order_id" text NOT NULL,
	"line_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"given_back_at" timestamp (3) with time zone,
	CONSTRAINT "managed_list_orders_order_id_line_id_pk" PRIMARY KEY("order_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "managed_lists" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"name" text NOT NULL,
	"message" text NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"manager_id" text NOT NULL,
	"manager_name" text NOT NULL,
	"manager_email" text NOT NULL,
	"assist_id" text NOT NULL,
	"link_hash" text NOT NULL,
	"link_expires_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"decided_by_name" text,
	"reject_reason" text DEFAULT '' NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "managed_lists_linkHash_unique" UNIQUE("link_hash"),
	CONSTRAINT "managed_lists_decided" CHECK ((decided_at is not null) = (state in ('accepted', 'ordered', 'rejected')))
);
--> statement-breakpoint
ALTER TABLE "managed_list_lines" ADD CONSTRAINT "managed_list_lines_list_id_managed_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."managed_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "managed_list_lines" ADD CONSTRAINT "managed_list_lines_sku_id_skus_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."skus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "managed_list_orders" ADD CONSTRAINT "managed_list_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "managed_list_orders" ADD CONSTRAINT "managed_list_orders_line_id_managed_list_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."managed_list_lines"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "managed_lists" ADD CONSTRAINT "managed_lists_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "managed_lists" ADD CONSTRAINT "managed_lists_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "managed_lists" ADD CONSTRAINT "managed_lists_manager_id_managers_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."managers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "managed_lists" ADD CONSTRAINT "managed_lists_assist_id_assists_id_fk" FOREIGN KEY ("assist_id") REFERENCES "public"."assists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "managed_list_lines_sku" ON "managed_list_lines" USING btree ("list_id","sku_id");--> statement-breakpoint
CREATE INDEX "managed_list_orders_by_line" ON "managed_list_orders" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "managed_lists_by_customer" ON "managed_lists" USING btree ("shop_id","customer_id","updated_at");--> statement-breakpoint
CREATE INDEX "managed_lists_by_state" ON "managed_lists" USING btree ("shop_id","state","updated_at","id");--> statement-breakpoint
CREATE INDEX "managed_lists_by_end" ON "managed_lists" USING btree ("state","valid_until");