CREATE TABLE "assist_transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"assist_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"from_manager_id" text NOT NULL,
	"to_manager_id" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"is_declined" boolean DEFAULT false NOT NULL,
	"taken_as" text
);
--> statement-breakpoint
ALTER TABLE "assist_transfers" ADD CONSTRAINT "assist_transfers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_transfers" ADD CONSTRAINT "assist_transfers_assist_id_assists_id_fk" FOREIGN KEY ("assist_id") REFERENCES "public"."assists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_transfers" ADD CONSTRAINT "assist_transfers_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_transfers" ADD CONSTRAINT "assist_transfers_from_manager_id_managers_id_fk" FOREIGN KEY ("from_manager_id") REFERENCES "public"."managers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_transfers" ADD CONSTRAINT "assist_transfers_to_manager_id_managers_id_fk" FOREIGN KEY ("to_manager_id") REFERENCES "public"."managers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_transfers" ADD CONSTRAINT "assist_transfers_taken_as_assists_id_fk" FOREIGN KEY ("taken_as") REFERENCES "public"."assists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assist_transfers_open" ON "assist_transfers" USING btree ("assist_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "assist_transfers_to" ON "assist_transfers" USING btree ("to_manager_id","shop_id","expires_at");--> statement-breakpoint
CREATE INDEX "assist_transfers_of_customer" ON "assist_transfers" USING btree ("customer_id");