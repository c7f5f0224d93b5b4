CREATE TABLE "quick_checkouts" (
	"shop_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"ship_to_id" text NOT NULL,
	"bill_to_id" text,
	"delivery_method_id" text NOT NULL,
	"gateway" text NOT NULL,
	"payment_token_id" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quick_checkouts_shop_id_customer_id_pk" PRIMARY KEY("shop_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "quick_checkouts" ADD CONSTRAINT "quick_checkouts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quick_checkouts" ADD CONSTRAINT "quick_checkouts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;