/** An age recipient (X25519): what a receiver gives away so that packages can be sealed to it. */
export const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
