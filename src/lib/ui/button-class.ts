export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger';
export type ButtonSize = 'm' | 's';

const shape =
	'inline-flex items-center justify-center gap-2 rounded-control border text-center text-s font-semibold no-underline ' +
	'transition-colors duration-100 print:hidden disabled:cursor-not-allowed disabled:opacity-60 ' +
	'aria-disabled:cursor-not-allowed aria-disabled:opacity-60';

const sizes: Record<ButtonSize, string> = {
	m: 'min-h-9 px-3.5 py-1.5 pointer-coarse:min-h-11',
	s: 'min-h-7 px-2.5 py-0.5 pointer-coarse:min-h-11'
};

const variants: Record<ButtonVariant, string> = {
	primary: 'border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong',
	plain: 'border-line-strong bg-surface text-ink hover:border-line-field hover:bg-sunken',
	quiet: 'border-transparent bg-transparent text-ink-soft hover:bg-sunken hover:text-ink',
	danger: 'border-danger bg-danger text-danger-ink hover:border-danger-strong hover:bg-danger-strong'
};

/** The classes of a button, for the few elements that have to look like one without being a `Button`. */
export function buttonClass(variant: ButtonVariant = 'plain', size: ButtonSize = 'm'): string {
	return `${shape} ${sizes[size]} ${variants[variant]}`;
}
