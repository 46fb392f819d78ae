CREATE TABLE `escalation_weeks` (
	`organisation_id` text NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`dimension` text NOT NULL,
	`value` text NOT NULL,
	`monday` text NOT NULL,
	`records` integer NOT NULL,
	`avoidable` integer NOT NULL,
	`severity` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `scope`, `scope_id`, `dimension`, `monday`, `value`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `roll_up_versions` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `escalations` ADD `occurred_hour` integer;--> statement-breakpoint
ALTER TABLE `escalation_days` DROP COLUMN `monday`;
