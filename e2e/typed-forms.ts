/** Forms of a page in which one types: filled in, sent and looked at as a person would, all at once. Runs in the browser. */
import type { Page } from '@playwright/test'

export type TypedForm = {
  /** Marks it on the page. */
  readonly rank: number
  readonly intent: string
  readonly words: readonly string[]
}

/** React has taken the forms of the page in hand: before, a browser sends them by itself. */
export const waitForScripts = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('form[method=post]')].every((form) =>
      Object.keys(form).some((key) => key.startsWith('__reactProps')),
    ),
  )

/**
 * Types in each form of the page that sends words, unfolded first, and presses its button.
 * @param tried intents not to be typed again
 */
export const typeAndSend = (
  page: Page,
  tried: readonly string[],
  prefix: string,
  isPressed = true,
): Promise<readonly TypedForm[]> =>
  page.evaluate(
    ([triedIntents, start, presses]) => {
      for (const fold of document.querySelectorAll('details')) fold.open = true
      const isTyped = (control: Element): control is HTMLInputElement | HTMLTextAreaElement =>
        control instanceof HTMLTextAreaElement ||
        (control instanceof HTMLInputElement &&
          ['text', 'email', 'url', 'tel', 'search', 'date'].includes(control.type) &&
          !control.readOnly)
      const type = (control: HTMLInputElement | HTMLTextAreaElement, words: string) => {
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, words)
        control.dispatchEvent(new Event('input', { bubbles: true }))
      }
      const dayOf = (count: number) => new Date(Date.UTC(2031, 0, count)).toISOString().slice(0, 10)
      const seen = new Set(triedIntents)
      const typed: { rank: number; intent: string; words: string[] }[] = []
      for (const form of document.querySelectorAll<HTMLFormElement>('main form[method=post]')) {
        const controls = [...form.elements].filter(isTyped)
        const intent = form.querySelector<HTMLInputElement>('input[name=intent]')?.value ?? ''
        if (controls.length === 0 || seen.has(intent)) continue
        seen.add(intent)
        const rank = typed.length
        form.dataset.cut = String(rank)
        const words = controls.map(({ type: kind }, index) =>
          kind === 'date' ? dayOf(seen.size * 20 + index) : `${start}-${rank}-${index}`,
        )
        for (const [index, control] of controls.entries()) type(control, words[index] ?? '')
        const button = [...form.elements].find(
          (one) => one instanceof HTMLButtonElement && one.type === 'submit' && one.ariaDisabled !== 'true',
        )
        if (presses) form.requestSubmit(button instanceof HTMLButtonElement ? button : null)
        typed.push({ rank, intent, words })
      }
      return typed
    },
    [tried, prefix, isPressed] as const,
  )

/** Of the forms typed in: what each says after its buttons, and what its fields hold. */
export const lookAtForms = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLFormElement>('form[data-cut]')].map((form) => ({
      rank: Number(form.dataset.cut),
      said: [...form.querySelectorAll('[role=status]')]
        .map(({ textContent }) => textContent)
        .join(' ')
        .replace(/\s+/g, ' '),
      values: [...form.elements].map((control) => ('value' in control ? String(control.value) : '')),
    })),
  )

/** Presses « Envoyer de nouveau » of one of them, unfolded: what is folded beside another closes with it. */
export async function sendAgain(page: Page, rank: number): Promise<void> {
  const form = page.locator(`form[data-cut="${rank}"]`)
  await form.evaluate((one) => {
    for (let fold = one.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
      fold.open = true
  })
  // Every fifteen seconds it goes by itself: then the button is not there while one presses it, and what it does is under way.
  const button = form.getByRole('button', { name: 'Envoyer de nouveau' })
  await button.click({ timeout: 5_000 }).catch(() => undefined)
}

/** Takes up every draft that the page offers. @returns all that its fields then hold */
export const takeUpDrafts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    for (const button of document.querySelectorAll('button'))
      if (button.textContent?.startsWith('Reprendre ce que vous aviez écrit le ')) button.click()
    return [...document.querySelectorAll('input, textarea')].map((control) =>
      'value' in control ? String(control.value) : '',
    )
  })
