CREATE TABLE "order_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by_id" text,
	"assist_id" text,
	"answered_by_name" text,
	"answer" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "payment_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"gateway" text NOT NULL,
	"customer_id" text,
	"guest_hash" text,
	"token" text NOT NULL,
	"brand" text NOT NULL,
	"last_four" text NOT NULL,
	"expiry_month" integer NOT NULL,
	"expiry_year" integer NOT NULL,
	"saved" boolean NOT NULL,
	"added_by_name" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "gateway_parameters" (
	"shop_id" text NOT NULL,
	"gateway" text NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "gateway_parameters_shop_id_gateway_name_pk" PRIMARY KEY("shop_id","gateway","name")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"order_id" text NOT NULL,
	"delivery_id" text,
	"payment_id" text NOT NULL,
	"total" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"currency" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invoices_paymentId_unique" UNIQUE("payment_id")
);
--> statement-breakpoint
CREATE TABLE "payment_callbacks" (
	"id" text PRIMARY KEY NOT NULL,
	"gateway" text NOT NULL,
	"shop_id" text,
	"event_id" text,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"operation" text,
	"order_id" text,
	"amount" bigint,
	"currency" text,
	"reason" text,
	"closed_by_name" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"processed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "payment_intents" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"order_id" text NOT NULL,
	"delivery_id" text,
	"operation" text NOT NULL,
	"amount" bigint NOT NULL,
	"key" text NOT NULL,
	"about_id" text,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"result" text,
	"frame" jsonb NOT NULL,
	"leased_until" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "test_gateway_book" (
	"key" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"order_number" text NOT NULL,
	"operation" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"result" text NOT NULL,
	"settled" boolean NOT NULL,
	"reference" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stock" DROP CONSTRAINT "stock_not_negative";--> statement-breakpoint
ALTER TABLE "stock" DROP CONSTRAINT "stock_not_oversold";--> statement-breakpoint
DROP INDEX "payments_reference";--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "payment_token_id" text;--> statement-breakpoint
ALTER TABLE "fulfilment_centres" ADD COLUMN "keeps_own_stock" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "file" text;--> statement-breakpoint
ALTER TABLE "stock" ADD COLUMN "owed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "updated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delivery_lines" ADD COLUMN "estimated_min" text;--> statement-breakpoint
ALTER TABLE "delivery_lines" ADD COLUMN "estimated_max" text;--> statement-breakpoint
ALTER TABLE "delivery_lines" ADD COLUMN "guaranteed" text;--> statement-breakpoint
ALTER TABLE "delivery_lines" ADD COLUMN "confirmed" text;--> statement-breakpoint
ALTER TABLE "delivery_lines" ADD COLUMN "status_text" text;--> statement-breakpoint
ALTER TABLE "delivery_lines" ADD COLUMN "supplier_invoice_no" text;--> statement-breakpoint
ALTER TABLE "delivery_lines" ADD COLUMN "supplier_invoice_date" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cart_id" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cart_version" integer;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "payment_token_id" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "paid" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "shop_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "seq" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "card_brand" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "card_last_four" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "run_id" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "intent_id" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "callback_id" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "about_id" text;--> statement-breakpoint
ALTER TABLE "order_requests" ADD CONSTRAINT "order_requests_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_requests" ADD CONSTRAINT "order_requests_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_tokens" ADD CONSTRAINT "payment_tokens_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_tokens" ADD CONSTRAINT "payment_tokens_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_parameters" ADD CONSTRAINT "gateway_parameters_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_callbacks" ADD CONSTRAINT "payment_callbacks_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_callbacks" ADD CONSTRAINT "payment_callbacks_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_intents" ADD CONSTRAINT "payment_intents_run_id_payment_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."payment_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_intents" ADD CONSTRAINT "payment_intents_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_intents" ADD CONSTRAINT "payment_intents_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_runs" ADD CONSTRAINT "payment_runs_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_runs" ADD CONSTRAINT "payment_runs_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "order_requests_open" ON "order_requests" USING btree ("order_id","kind") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "order_requests_by_shop" ON "order_requests" USING btree ("shop_id","state","created_at");--> statement-breakpoint
CREATE INDEX "payment_tokens_by_customer" ON "payment_tokens" USING btree ("customer_id","removed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("shop_id","number");--> statement-breakpoint
CREATE INDEX "invoices_by_order" ON "invoices" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_callbacks_event" ON "payment_callbacks" USING btree ("gateway","event_id");--> statement-breakpoint
CREATE INDEX "payment_callbacks_by_state" ON "payment_callbacks" USING btree ("state","received_at");--> statement-breakpoint
CREATE INDEX "payment_callbacks_by_order" ON "payment_callbacks" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "payment_intents_by_run" ON "payment_intents" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "payment_intents_by_order" ON "payment_intents" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_runs_open" ON "payment_runs" USING btree ("order_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "payment_runs_by_lease" ON "payment_runs" USING btree ("state","leased_until");--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_payment_token_id_payment_tokens_id_fk" FOREIGN KEY ("payment_token_id") REFERENCES "public"."payment_tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_payment_token_id_payment_tokens_id_fk" FOREIGN KEY ("payment_token_id") REFERENCES "public"."payment_tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_run_id_payment_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."payment_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_intent_id_payment_intents_id_fk" FOREIGN KEY ("intent_id") REFERENCES "public"."payment_intents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_callback_id_payment_callbacks_id_fk" FOREIGN KEY ("callback_id") REFERENCES "public"."payment_callbacks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_by_centre" ON "deliveries" USING btree ("centre_id","state");--> statement-breakpoint
CREATE INDEX "delivery_lines_by_sku" ON "delivery_lines" USING btree ("sku_id","delivery_id");--> statement-breakpoint
CREATE INDEX "orders_by_cart" ON "orders" USING btree ("cart_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_seq" ON "payments" USING btree ("order_id","seq");--> statement-breakpoint
CREATE INDEX "payments_by_shop" ON "payments" USING btree ("shop_id","at","id");--> statement-breakpoint
CREATE INDEX "payments_by_reference" ON "payments" USING btree ("gateway","reference");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_intentId_unique" UNIQUE("intent_id");--> statement-breakpoint
ALTER TABLE "stock" ADD CONSTRAINT "stock_not_negative" CHECK (quantity >= 0 and reserved >= 0 and owed >= 0);--> statement-breakpoint
ALTER TABLE "stock" ADD CONSTRAINT "stock_not_oversold" CHECK (availability = 'BACKORDER' or reserved <= quantity + owed);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_paid" CHECK (paid >= 0 and paid <= total);--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_amount" CHECK (amount >= 0);--> statement-breakpoint
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', tg_table_name; END $$;--> statement-breakpoint
CREATE TRIGGER payments_append_only BEFORE UPDATE OR DELETE ON payments FOR EACH ROW EXECUTE FUNCTION ledger_refuse();--> statement-breakpoint
CREATE TRIGGER order_history_append_only BEFORE UPDATE OR DELETE ON order_history FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
