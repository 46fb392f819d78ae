CREATE TABLE `jobs` (
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`occasion` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`claim` text NOT NULL,
	`lease_until` integer NOT NULL,
	`begun_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`organisation_id`, `name`, `occasion`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
