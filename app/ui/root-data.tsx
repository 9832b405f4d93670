/** What every page knows of the document around it (app/root.tsx). */
import { useRouteLoaderData } from 'react-router'
import type { BandProps } from './message-band.tsx'

export type RootData = {
  readonly requestId: string
  /**
   * What the numbers of this page's forms begin with (http/form-number.server.ts). A server of before, come back under a page of today,
   * gives it as its `requestId`.
   */
  readonly formNumber?: string
  readonly isDemo: boolean
  /** What the last act did. */
  readonly said: string | null
  /** To all, as long as they run. */
  readonly messages: readonly (Omit<BandProps, 'dismissId'> & {
    readonly id: string
    readonly isDismissible: boolean
  })[]
  /** To whom the page was shown; null without an account. */
  readonly person: { readonly id: string; readonly name: string; readonly isPlatformAdministrator: boolean } | null
}

/** Undefined where the root's loader failed, or the page stands alone. */
export const useRootData = (): RootData | undefined => useRouteLoaderData<RootData>('root')

/** Whose page this is, as what is kept on the device asks; undefined for nobody. */
export const usePersonId = (): string | undefined => useRootData()?.person?.id
