/**
 * Where the communes of the Hauts-de-Seine are. Pure table.
 * Centres computed from the outlines of Admin-Express (IGN), generalised, 2024; Licence Ouverte. In degrees, about a hundred metres.
 */

export type Centre = { readonly name: string; readonly longitude: number; readonly latitude: number }

/** By INSEE code. */
export const centres: Readonly<Record<string, Centre>> = {
  '92002': { name: 'Antony', longitude: 2.299, latitude: 48.75 },
  '92004': { name: 'Asnières-sur-Seine', longitude: 2.288, latitude: 48.916 },
  '92007': { name: 'Bagneux', longitude: 2.31, latitude: 48.798 },
  '92009': { name: 'Bois-Colombes', longitude: 2.268, latitude: 48.916 },
  '92012': { name: 'Boulogne-Billancourt', longitude: 2.239, latitude: 48.837 },
  '92014': { name: 'Bourg-la-Reine', longitude: 2.317, latitude: 48.781 },
  '92019': { name: 'Châtenay-Malabry', longitude: 2.263, latitude: 48.768 },
  '92020': { name: 'Châtillon', longitude: 2.288, latitude: 48.803 },
  '92022': { name: 'Chaville', longitude: 2.191, latitude: 48.807 },
  '92023': { name: 'Clamart', longitude: 2.255, latitude: 48.797 },
  '92024': { name: 'Clichy', longitude: 2.306, latitude: 48.904 },
  '92025': { name: 'Colombes', longitude: 2.247, latitude: 48.923 },
  '92026': { name: 'Courbevoie', longitude: 2.256, latitude: 48.899 },
  '92032': { name: 'Fontenay-aux-Roses', longitude: 2.287, latitude: 48.789 },
  '92033': { name: 'Garches', longitude: 2.187, latitude: 48.845 },
  '92035': { name: 'La Garenne-Colombes', longitude: 2.245, latitude: 48.907 },
  '92036': { name: 'Gennevilliers', longitude: 2.294, latitude: 48.934 },
  '92040': { name: 'Issy-les-Moulineaux', longitude: 2.264, latitude: 48.823 },
  '92044': { name: 'Levallois-Perret', longitude: 2.287, latitude: 48.895 },
  '92046': { name: 'Malakoff', longitude: 2.296, latitude: 48.816 },
  '92047': { name: 'Marnes-la-Coquette', longitude: 2.166, latitude: 48.831 },
  '92048': { name: 'Meudon', longitude: 2.227, latitude: 48.804 },
  '92049': { name: 'Montrouge', longitude: 2.317, latitude: 48.815 },
  '92050': { name: 'Nanterre', longitude: 2.207, latitude: 48.896 },
  '92051': { name: 'Neuilly-sur-Seine', longitude: 2.267, latitude: 48.886 },
  '92060': { name: 'Le Plessis-Robinson', longitude: 2.26, latitude: 48.78 },
  '92062': { name: 'Puteaux', longitude: 2.239, latitude: 48.884 },
  '92063': { name: 'Rueil-Malmaison', longitude: 2.178, latitude: 48.869 },
  '92064': { name: 'Saint-Cloud', longitude: 2.209, latitude: 48.843 },
  '92071': { name: 'Sceaux', longitude: 2.297, latitude: 48.776 },
  '92072': { name: 'Sèvres', longitude: 2.209, latitude: 48.821 },
  '92073': { name: 'Suresnes', longitude: 2.22, latitude: 48.87 },
  '92075': { name: 'Vanves', longitude: 2.288, latitude: 48.822 },
  '92076': { name: 'Vaucresson', longitude: 2.16, latitude: 48.842 },
  '92077': { name: 'Ville-d’Avray', longitude: 2.177, latitude: 48.821 },
  '92078': { name: 'Villeneuve-la-Garenne', longitude: 2.325, latitude: 48.937 },
}
