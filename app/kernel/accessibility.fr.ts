/**
 * What the footer of every page says, signed in or public. Pure. Written here because the audit it comes from
 * (app/domains/accessibility) would weigh on each page; test/accessibility-audit.test.ts holds the two together.
 */
export type AccessibilityState = 'full' | 'partial' | 'none'

export const accessibilityStates: Record<AccessibilityState, string> = {
  full: 'totalement conforme',
  partial: 'partiellement conforme',
  none: 'non conforme',
}

export const accessibilityState: AccessibilityState = 'partial'

export const accessibilityMention = `Accessibilité : ${accessibilityStates[accessibilityState]}`
