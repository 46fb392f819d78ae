CREATE TABLE `chart_marks` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`measure` text NOT NULL,
	`day` text NOT NULL,
	`why` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`taken_back_by` text,
	`taken_back_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`made_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`taken_back_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `chart_marks_of_measure` ON `chart_marks` (`organisation_id`,`measure`,`day`);