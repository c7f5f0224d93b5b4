ALTER TABLE "cart_lines" ADD COLUMN "changed_by_id" text;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "changed_by_name" text;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "changed_by_id" text;--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "changed_by_name" text;