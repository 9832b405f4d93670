/** Cuts the network, then Trame, under the forms of a page in which one types; closes it and comes back. Rules: docs/rules/writing.md §11. */
import { expect, type Page } from './fixtures.ts'
import { lookAtForms, sendAgain, type TypedForm, takeUpDrafts, typeAndSend, waitForScripts } from './typed-forms.ts'

/** In front of a Trame that does not answer, a proxy: by number of request, the bodies it is sent. */
async function stopTrame(page: Page): Promise<ReadonlyMap<string, readonly string[]>> {
  const sent = new Map<string, string[]>()
  await page.route('**/*', async (route) => {
    const request = route.request()
    if (request.method() !== 'POST') return route.fallback()
    const body = request.postData() ?? ''
    const number = /name="requestId"\s+(\S+)|(?:^|&)requestId=([^&]+)/.exec(body)
    const requestId = number?.[1] ?? number?.[2] ?? ''
    sent.set(requestId, [...(sent.get(requestId) ?? []), body])
    return route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>Service Unavailable</h1>' })
  })
  return sent
}

const saidBy = async (page: Page, rank: number): Promise<string> =>
  (await lookAtForms(page)).find((form) => form.rank === rank)?.said ?? 'no such form'

async function expectKept(page: Page, forms: readonly TypedForm[], reason: string): Promise<void> {
  for (const { rank, intent } of forms)
    await expect.poll(() => saidBy(page, rank), intent).toContain(`Pas encore envoyé : ${reason}.`)
  const shown = await lookAtForms(page)
  for (const { rank, intent, words } of forms)
    expect(shown.find((form) => form.rank === rank)?.values, intent).toEqual(expect.arrayContaining([...words]))
}

/** A field in which one types, as the server writes it. */
const typedField =
  /<textarea|<input(?![^>]* readonly)(?:(?=[^>]* type="(?:text|email|url|tel|search|date)")|(?![^>]* type=))/i

/** What the forms of a page in which one types ask, read without opening it: buttons alone are on every page. */
async function listTyped(page: Page, address: string): Promise<readonly string[]> {
  const html = await (await page.context().request.get(address)).text()
  return [...html.matchAll(/<form[^>]*method="post".*?<\/form>/gis)]
    .filter(([form]) => typedField.test(form))
    .map(([form]) => /name="intent" value="([^"]+)"/.exec(form)?.[1] ?? '')
}

/** The network is back, Trame is not: one leaves by itself, the others by their button. */
async function sendToNoTrame(page: Page, forms: readonly TypedForm[]): Promise<void> {
  const sent = await stopTrame(page)
  await page.context().setOffline(false)
  await expect.poll(() => sent.size).toBeGreaterThan(0)
  for (const { rank } of forms)
    if (!(await saidBy(page, rank)).includes('le site ne répond pas')) {
      await sendAgain(page, rank)
      await expect.poll(() => saidBy(page, rank)).toContain('le site ne répond pas')
    }
  await expectKept(page, forms, 'le site ne répond pas')
  for (const { words, intent } of forms) {
    const numbers = [...sent].filter(([, bodies]) => words.every((word) => bodies.some((body) => body.includes(word))))
    expect(numbers, `${intent} left under one number`).toHaveLength(1)
  }
}

/**
 * Types in the forms of a page that were not tried yet, without network, then closes it and comes back.
 * @param isSent whether they are sent too, to a Trame that does not answer
 */
export async function cutUnder(page: Page, address: string, tried: Set<string>, isSent: boolean): Promise<void> {
  if (!(await listTyped(page, address)).some((intent) => !tried.has(intent))) return
  await page.goto(address)
  await waitForScripts(page)
  await page.context().setOffline(true)
  const forms = await typeAndSend(page, [...tried], `mots-${tried.size}`)
  if (forms.length > 0) await expectKept(page, forms, 'pas de connexion')
  if (forms.length > 0 && isSent) await sendToNoTrame(page, forms)
  for (const { intent } of forms) tried.add(intent)
  // Closed before Trame is back: nothing leaves by itself, the drafts are found at the next visit.
  await page.goto('about:blank')
  await page.unrouteAll()
  await page.context().setOffline(false)
  if (forms.length === 0) return
  await page.goto(address)
  const all = forms.flatMap(({ words }) => words)
  await expect.poll(() => takeUpDrafts(page), address).toEqual(expect.arrayContaining(all))
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
}
