/** Where a test begins, found without opening the pages that lead there: how one gets from one to the other is for keyboard.spec.ts and the scenarios. */
import type { Page } from './fixtures.ts'

/** Addresses of CTGs and of their themes, by what shows them: read once in a worker. */
const known = new Map<string, string>()
/** One that was made is known; nothing open yet is the site that all tests share. */
const keyOf = (page: Page, name: string): string =>
  `${page.url() === 'about:blank' ? '' : new URL(page.url()).origin} ${name}`

/** Where a link of this name leads, without opening the page that holds it, nor those after it. @returns undefined where there is none */
async function findLink(page: Page, address: string, name: string): Promise<string | undefined> {
  const html = await (await page.request.get(address)).text()
  const links = [...html.matchAll(/<a [^>]*?href="([^"]+)"[^>]*>(.*?)<\/a>/gs)].map(([, href = '', inner = '']) => ({
    href: href.replaceAll('&amp;', '&'),
    words: inner.replace(/<[^>]*>/g, '').trim(),
  }))
  const found = links.find(({ words }) => words === name) ?? links.find(({ words }) => words === 'Page suivante')
  return found?.words === name ? found.href : found && findLink(page, found.href, name)
}

/** Where the link of this name leads, on this page or on those that follow it. @throws Error where there is none */
export async function addressOfLink(page: Page, address: string, name: string): Promise<string> {
  const key = keyOf(page, `${address} ${name}`)
  const found = known.get(key) ?? (await findLink(page, address, name))
  if (found === undefined) throw new Error(`no link « ${name} » on ${address}`)
  known.set(key, found)
  return found
}

/** Of one of « Mes CTG »: an élue is led to « L’essentiel » when a copil nears. */
export const addressOfCtg = async (page: Page, name: string): Promise<string> =>
  (await addressOfLink(page, '/', name)).replace(/\/elu$/, '')
