DROP TABLE "mail_links" CASCADE;--> statement-breakpoint
DROP TABLE "mail_refusals" CASCADE;