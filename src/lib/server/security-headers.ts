/**
 * Headers for every answer, static files and refusals included. Pages replace the content security policy with one of
 * their own, which has a nonce.
 */
export function securityHeaders(origin: string): Record<string, string> {
	return {
		'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
		'referrer-policy': 'same-origin',
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		...(origin.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' })
	};
}
