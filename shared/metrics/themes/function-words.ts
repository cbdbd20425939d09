/** Words that turn what follows into its opposite, by language, without accents. Those of one language may say something else in another. */
export const NEGATIONS = {
  en: new Set(
    "not,no,never,none,without,nothing,neither,nor,isn,wasn,aren,weren,don,doesn,didn,cannot,couldn,won,wouldn,hasn,haven,hardly".split(
      ",",
    ),
  ),
  fr: new Set("ne,n,pas,jamais,aucun,aucune,sans,rien,ni,non,guere".split(",")),
  it: new Set("non,mai,nessun,nessuna,senza,niente,nulla".split(",")),
  ro: new Set("nu,n,niciodata,fara,nimic,nici,niciun,nicio".split(",")),
} as const satisfies Record<string, ReadonlySet<string>>;

const OTHERS = [
  "the,and,but,for,are,was,were,has,had,have,with,you,your,this,that,they,them,their,our,out,its,from,all,can,could,would,will,very,too,just,been,than,then,there,what,when,which,who,why,how,about,after,again,also,any,because,being,did,does,get,got,into,more,most,much,only,over,same,she,his,her,him,some,such,say,said,now,one,two,still,every,let,may,might,must,own,per,put,see,should,so,these,those,through,under,until,upon,where,while",
  "les,des,une,est,mais,pour,dans,sur,par,avec,qui,que,quoi,son,ses,leur,leurs,nous,vous,ils,elle,elles,ont,ete,etre,avoir,fait,plus,tres,tout,tous,toute,cette,ces,mes,mon,aux,aussi,bien,comme,deux,donc,encore,entre,meme,moi,peu,peut,quand,sont,suis,toujours,trop,votre,vos,notre,nos,devait,apres,avant,chez",
  "gli,del,della,dei,delle,dello,degli,che,chi,con,per,una,uno,nel,nella,nei,nelle,sul,sulla,sono,stato,stata,hanno,aveva,molto,piu,anche,come,cosa,dal,dalla,dopo,prima,questo,questa,quello,quella,suo,sua,loro,noi,voi,lui,lei,tra,fra,tutto,tutti,sempre,solo,poco,fatto,stessa,stesso,ogni,dovevano,alla,allo,alle,agli",
  "din,pentru,dar,este,sunt,fost,cel,cea,cei,cele,care,acest,aceasta,aceeasi,acelasi,unui,unei,pana,dupa,sau,mai,mult,foarte,doar,prea,cum,cand,unde,noi,voi,lor,lui,nostru,vostru,toate,toti,orice,fiecare,intre,spre,prin,trebuiau,avea,avut,asa,aici,acum,inca",
];

/** Words that say nothing about a theme: articles, pronouns, prepositions, negations, forms of to be and to have. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...Object.values(NEGATIONS).flatMap((words) => [...words]),
  ...OTHERS.flatMap((words) => words.split(",")),
]);
