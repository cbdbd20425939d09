/** Comment chacun des huit se calcule, et quand deux de ses valeurs se comparent. Source : methods.md 1, 2, 5–10 et 13. */
export const methods = {
  title: "Méthode",
  "line.note": "Calcul",
  "line.comparable": "Comparable dans le temps si",
  "nps.note":
    "Part des promoteurs moins part des détracteurs, fois 100. Une réponse hors échelle est écartée et comptée ; de plusieurs réponses d’un client, la dernière compte. Intervalle habituel : Wald ajusté.",
  "nps.comparable": "même échelle, même canal, même moment de la question.",
  "csat.note":
    "Réponses satisfaites parmi toutes les réponses valides ; le seuil est celui de l’échelle (4–5 sur 1–5). Intervalle habituel : Wilson.",
  "csat.comparable": "même échelle et même seuil.",
  "health.note":
    "Chaque composante du score est ramenée à 0–100 entre un plancher et une cible, ou par rang parmi une liste figée de clients, puis pondérée ; ce qui manque à un client est laissé de côté, et sous 60 % du poids il n’y a pas de score. Le score est confronté à l’attrition par bandes et par AUC. Intervalle habituel : t.",
  "health.comparable": "la même version figée des composantes.",
  "roi.note":
    "Gains moins coûts, divisés par les coûts, toutes périodes additionnées ; à côté, valeur actuelle, taux de rendement, taux modifié et délai de récupération. Les heures ne comptent qu’avec un taux horaire. Un seul projet n’a pas d’erreur d’échantillonnage, donc pas d’intervalle.",
  "roi.comparable": "même horizon et même taux d’actualisation.",
  "boxes.note":
    "Taux de perte d’une classe moins celui de la classe haute, fois son revenu, jamais sous zéro ; classes du milieu et basse additionnées. C’est de l’argent qui accompagne l’insatisfaction, non de l’argent dont il est prouvé qu’elle le coûte. Intervalle habituel : bootstrap sur les clients.",
  "boxes.comparable": "même règle pour les classes et même horizon.",
  "secure.note":
    "Clients au sommet des trois échelles (satisfait, recommande, rachète) parmi ceux dont le cas est tranché ; en revenu, c’est un rapport de sommes. Intervalle habituel : Wilson.",
  "secure.comparable": "les trois mêmes échelles.",
  "cvq.note":
    "Chaque résultat est pondéré par portée × durée × intensité ; les résultats souhaités sur tous, les non souhaités fois λ. Définition de cet atelier : son auteure n’en a publié aucune. Intervalle habituel : linéarisé sur les clients.",
  "cvq.comparable": "même λ, mêmes exposants, même durée de référence.",
  "clv.note":
    "Marge future d’un client, actualisée, par la méthode nommée à côté du nombre : source, rétention, bêta-géométrique décalée ou BG/NBD. Intervalle habituel : simulation sur les clients.",
  "clv.comparable": "même méthode, même taux d’actualisation, même marge.",
} as const satisfies Record<string, string>;
