CREATE TABLE `conduct_retention` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`months` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `incident_customers` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`reference` text NOT NULL,
	`key` text,
	`merged_into_id` text,
	`root_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`anonymised_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_customers_key` ON `incident_customers` (`organisation_id`,`key`);--> statement-breakpoint
CREATE INDEX `incident_customers_of_root` ON `incident_customers` (`organisation_id`,`root_id`);--> statement-breakpoint
CREATE TABLE `measure_appeals` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`measure_id` text NOT NULL,
	`received_on` text NOT NULL,
	`logged_by` text NOT NULL,
	`logged_at` integer NOT NULL,
	`words` text,
	`state` text NOT NULL,
	`grounds` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`measure_id`) REFERENCES `measures`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`logged_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`decided_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `measure_appeals_of_measure` ON `measure_appeals` (`organisation_id`,`measure_id`,`logged_at`);--> statement-breakpoint
CREATE INDEX `measure_appeals_by_state` ON `measure_appeals` (`organisation_id`,`state`,`logged_at`);--> statement-breakpoint
CREATE TABLE `measures` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`incident_id` text NOT NULL,
	`customer_id` text,
	`proposed_step` text NOT NULL,
	`proposed_why` text NOT NULL,
	`step` text NOT NULL,
	`police` integer NOT NULL,
	`restriction` text,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`review_on` text,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`ended_at` integer,
	`notice` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`incident_id`) REFERENCES `incidents`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`customer_id`) REFERENCES `incident_customers`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`decided_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`approved_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `measures_of_incident` ON `measures` (`organisation_id`,`incident_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `measures_of_customer` ON `measures` (`organisation_id`,`customer_id`,`state`);--> statement-breakpoint
CREATE INDEX `measures_by_review` ON `measures` (`organisation_id`,`state`,`review_on`);--> statement-breakpoint
CREATE INDEX `measures_by_end` ON `measures` (`organisation_id`,`state`,`ends_on`);--> statement-breakpoint
CREATE INDEX `measures_by_decision` ON `measures` (`organisation_id`,`decided_at`);