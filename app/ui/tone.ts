/** The colours a thing may wear. Pure. A tone never says anything alone: words always go with it. */

export type Tone = 'caf' | 'authority' | 'partner' | 'ok' | 'warn' | 'bad' | 'neutral' | 'accent'

/** The tones of the parties, for avatars and coloured borders. */
export type PartyTone = 'caf' | 'authority' | 'partner'
